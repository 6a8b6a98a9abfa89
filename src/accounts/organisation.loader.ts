import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { AccountsService } from './accounts.service.js';
import { OrganisationModel } from './organisation.model.js';

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
}
