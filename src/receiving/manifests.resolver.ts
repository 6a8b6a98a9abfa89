import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConsignmentModel } from '../consignments/consignment.model.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import {
  type ImportedManifestModel,
  ImportManifestInput,
  ImportManifestResult,
  ManifestCheckModel,
  toImportedManifestModel,
  toManifestCheckModel,
} from './manifest.model.js';
import { ManifestChecker } from './manifest-checker.service.js';
import { ManifestsService } from './manifests.service.js';

@Resolver()
export class ManifestsResolver {
  constructor(
    private readonly manifests: ManifestsService,
    private readonly checker: ManifestChecker,
    private readonly consignments: ConsignmentsService,
  ) {}

  @Query(() => ManifestCheckModel, {
    description: 'Reads a CSV manifest and tells what importing it would find. Nothing is stored.',
  })
  @May('DONOR')
  async checkManifest(
    @CurrentPrincipal() principal: Principal,
    @Args('text', { type: () => String, description: 'The file.' }) text: string,
  ): Promise<ManifestCheckModel> {
    return toManifestCheckModel(await this.checker.preview(principal, { text }));
  }

  @Mutation(() => ImportManifestResult, {
    description:
      'Announces a consignment with the pallets of a CSV manifest: all of it, or its good lines, as you choose.',
  })
  @May('DONOR')
  async importManifest(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The consignment and its manifest.' }) input: ImportManifestInput,
  ): Promise<ImportedManifestModel> {
    const outcome = await this.manifests.announce(principal, input);
    const consignment = await this.consignments.answer(principal, outcome.consignmentId);
    return toImportedManifestModel(outcome, toConsignmentModel(consignment));
  }
}
