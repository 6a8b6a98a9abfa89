import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type ConsignmentModel, toConsignmentModel } from '../consignments/consignment.model.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import type { UnitModel } from '../units/unit.model.js';
import {
  AnnounceConsignmentInput,
  AnnounceConsignmentResult,
  IdentifyContentsInput,
  IdentifyContentsResult,
} from './announcement.model.js';
import { AnnouncementsService } from './announcements.service.js';
import { IdentificationService } from './identification.service.js';

@Resolver()
export class AnnouncementsResolver {
  constructor(
    private readonly announcements: AnnouncementsService,
    private readonly identification: IdentificationService,
    private readonly consignments: ConsignmentsService,
    private readonly units: UnitLoader,
  ) {}

  @Mutation(() => AnnounceConsignmentResult, {
    description: 'Announces a consignment with its units and what is in them.',
  })
  @May('DONOR')
  async announceConsignment(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The consignment.' }) input: AnnounceConsignmentInput,
  ): Promise<ConsignmentModel> {
    const id = await this.announcements.announce(principal, input);
    return toConsignmentModel(await this.consignments.answer(principal, id));
  }

  @Mutation(() => IdentifyContentsResult, {
    description:
      'Says what was found on a pallet and whose it is. Each of those donors sees the pallet from then on, with its own goods only.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async identifyContents(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'What was found.' }) input: IdentifyContentsInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.identification.identify(principal, input));
  }
}
