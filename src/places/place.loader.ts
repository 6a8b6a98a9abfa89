import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { PlaceModel } from './place.model.js';
import { PlacesService } from './places.service.js';

/** Places by internal id, for the fields of everything that points to them. */
@Injectable()
export class PlaceLoader {
  constructor(private readonly places: PlacesService) {}

  /** Null when no place has this id. */
  async load(context: GraphqlContext, id: number): Promise<PlaceModel | null> {
    const loader = loaderOf<number, PlaceModel>(context, 'places.places', async (tx, ids) => {
      const places = await this.places.placesByIds(tx, ids);
      return new Map([...places].map(([key, place]) => [key, PlaceModel.of(place)]));
    });
    return loader.load(id);
  }
}
