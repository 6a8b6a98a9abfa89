import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type ConsignmentModel, toConsignmentModel } from '../consignments/consignment.model.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { AnnouncementRevisionsService } from './announcement-revisions.service.js';
import { ReviseAnnouncementInput, ReviseAnnouncementResult } from './revision.model.js';

@Resolver()
export class AnnouncementRevisionsResolver {
  constructor(
    private readonly revisions: AnnouncementRevisionsService,
    private readonly consignments: ConsignmentsService,
  ) {}

  @Mutation(() => ReviseAnnouncementResult, {
    description:
      'Announces other quantities of content lines whose pallets have not been received. The history keeps what was announced before, and the books, the pledge and the pallets follow.',
  })
  @May('DONOR')
  async reviseAnnouncement(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'What changes.' }) input: ReviseAnnouncementInput,
  ): Promise<ConsignmentModel> {
    const id = await this.revisions.revise(principal, input);
    return toConsignmentModel(await this.consignments.answer(principal, id));
  }
}
