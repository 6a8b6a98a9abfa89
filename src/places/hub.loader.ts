import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { HubModel, HubRoleModel, HubSiteModel } from './hub.model.js';
import { PlacesService } from './places.service.js';

/** Hubs by internal id, for the fields of everything that points to them. */
@Injectable()
export class HubLoader {
  constructor(private readonly places: PlacesService) {}

  /** Null when no hub has this id. */
  async load(context: GraphqlContext, id: number): Promise<HubModel | null> {
    const loader = loaderOf<number, HubModel>(context, 'places.hubs', async (tx, ids) => {
      const hubs = await this.places.hubsByIds(tx, ids);
      return new Map([...hubs].map(([key, hub]) => [key, HubModel.of(hub)]));
    });
    return loader.load(id);
  }

  /** Sourced ones first. */
  async sites(context: GraphqlContext, hubId: number): Promise<HubSiteModel[]> {
    const loader = loaderOf<number, HubSiteModel[]>(context, 'places.sites', async (tx, ids) => {
      const sites = await this.places.sitesOf(tx, ids);
      return new Map([...sites].map(([key, of]) => [key, of.map((site) => HubSiteModel.of(site))]));
    });
    return (await loader.load(hubId)) ?? [];
  }

  /** Oldest first. */
  async roles(context: GraphqlContext, hubId: number): Promise<HubRoleModel[]> {
    const loader = loaderOf<number, HubRoleModel[]>(context, 'places.roles', async (tx, ids) => {
      const roles = await this.places.rolesOf(tx, ids);
      return new Map([...roles].map(([key, of]) => [key, of.map((role) => HubRoleModel.of(role))]));
    });
    return (await loader.load(hubId)) ?? [];
  }
}
