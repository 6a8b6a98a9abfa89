import { Injectable } from '@nestjs/common';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import type { OrganisationModel } from '../accounts/organisation.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { TransportLoader } from '../transports/transport.loader.js';
import type { TransportModel } from '../transports/transport.model.js';
import {
  type ConsignmentModel,
  type ConsignmentPortionModel,
  toConsignmentModel,
  toPortionModel,
} from './consignment.model.js';
import { ConsignmentsService } from './consignments.service.js';

/** Consignments by internal id, and what they point to. Whoever sees what points to one has to ask before. */
@Injectable()
export class ConsignmentLoader {
  constructor(
    private readonly consignments: ConsignmentsService,
    private readonly organisations: OrganisationLoader,
    private readonly transportLoader: TransportLoader,
  ) {}

  async load(context: GraphqlContext, id: string): Promise<ConsignmentModel | null> {
    const loader = loaderOf<string, ConsignmentModel>(
      context,
      'consignments.consignments',
      async (tx, ids) => {
        const rows = await this.consignments.byIds(tx, ids);
        return new Map(rows.map((row) => [row.id, toConsignmentModel(row)]));
      },
    );
    return loader.load(id);
  }

  async recipients(context: GraphqlContext, id: string): Promise<OrganisationModel[]> {
    const links = await loaderOf(context, 'consignments.recipients', async (tx, ids: readonly string[]) =>
      groupedBy(ids, await this.consignments.recipientsOf(tx, ids), ({ consignmentId }) => consignmentId),
    ).load(id);
    return present(
      (links ?? []).map(({ organisationId }) => this.organisations.load(context, organisationId)),
    );
  }

  async portions(context: GraphqlContext, id: string): Promise<ConsignmentPortionModel[]> {
    const rows = await loaderOf(context, 'consignments.portions', async (tx, ids: readonly string[]) =>
      groupedBy(ids, await this.consignments.portionsOf(tx, ids), ({ consignmentId }) => consignmentId),
    ).load(id);
    return (rows ?? []).map(toPortionModel);
  }

  async transports(context: GraphqlContext, id: string): Promise<TransportModel[]> {
    const links = await loaderOf(context, 'consignments.transports', async (tx, ids: readonly string[]) =>
      groupedBy(ids, await this.consignments.transportsOf(tx, ids), ({ consignmentId }) => consignmentId),
    ).load(id);
    return present((links ?? []).map(({ transportId }) => this.transportLoader.load(context, transportId)));
  }
}

async function present<Model>(loads: readonly Promise<Model | null>[]): Promise<Model[]> {
  return (await Promise.all(loads)).filter((one) => one !== null);
}
