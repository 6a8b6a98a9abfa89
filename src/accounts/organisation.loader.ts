import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { AccountsService } from './accounts.service.js';
import { OrganisationKind } from './organisation.lifecycle.js';
import { OrganisationModel } from './organisation.model.js';

/** Kinds whose organisations are not told of one another. */
const RIVALS: readonly OrganisationKind[] = [OrganisationKind.DONOR, OrganisationKind.AGENCY];

/** Organisations by internal id, for the fields of everything that points to them. */
@Injectable()
export class OrganisationLoader {
  constructor(private readonly accounts: AccountsService) {}

  /** Null when no organisation has this id. */
  async load(context: GraphqlContext, id: number): Promise<OrganisationModel | null> {
    const loader = loaderOf<number, OrganisationModel>(context, 'accounts.organisations', async (tx, ids) => {
      const organisations = await this.accounts.organisationsByIds(tx, ids);
      return new Map(
        [...organisations].map(([key, organisation]) => [key, OrganisationModel.of(organisation)]),
      );
    });
    return loader.load(id);
  }

  /**
   * Who acted, as far as the viewer may know. On one pallet lie goods of several donors, and one that came back may
   * go to another agency: of those of one's own kind one is told nothing. Carriers of one journey know one another.
   */
  async loadActing(context: GraphqlContext, id: number): Promise<OrganisationModel | null> {
    const acting = await this.load(context, id);
    if (!acting || !RIVALS.includes(acting.kind)) return acting;
    const own = await this.load(context, context.principal.organisationId);
    return own?.kind === acting.kind && own.id !== acting.id ? null : acting;
  }
}
