import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { loaderOf } from '../platform/graphql/loaders.js';
import { ActorStore, type NamedActor } from './actor.store.js';

/** Actors by their number, for the events of a page. */
@Injectable()
export class ActorLoader {
  constructor(private readonly store: ActorStore) {}

  /** Null for nobody (0). */
  async load(context: GraphqlContext, id: number): Promise<NamedActor | null> {
    const loader = loaderOf<number, NamedActor>(context, 'accounts.actors', async (tx, ids) => {
      const actors = await this.store.named(tx, ids);
      return new Map(actors.map((actor) => [actor.id, actor]));
    });
    return loader.load(id);
  }
}
