import { Args, Query, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { MayAnyMember } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import { FeedConnection, FeedEntryModel, toFeedEntryModel } from './feed.model.js';
import { type FeedEntry, FeedService, feedCursor } from './feed.service.js';

@Resolver(() => FeedEntryModel)
export class FeedResolver {
  constructor(private readonly service: FeedService) {}

  @MayAnyMember()
  @Query(() => FeedConnection, { description: 'The news of your organisation, the oldest first.' })
  async feed(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<FeedEntryModel>> {
    return toConnection(await this.service.page(principal, page), asModel);
  }

  @MayAnyMember()
  @Subscription(() => FeedEntryModel, {
    resolve: (entry: FeedEntry) => asModel(entry),
    description:
      'The news of your organisation as it comes, each entry once and in order. After a broken connection go on ' +
      'with the cursor of the last entry: what came meanwhile is sent first.',
  })
  feedEntryAdded(
    @CurrentPrincipal() principal: Principal,
    @Args('after', {
      type: () => String,
      nullable: true,
      description: 'Cursor of the last entry that you have. Without it only what comes from now on is sent.',
    })
    after?: string | null,
  ): Promise<AsyncIterable<FeedEntry>> {
    return this.service.follow(principal, after ?? null);
  }
}

function asModel(entry: FeedEntry): FeedEntryModel {
  return toFeedEntryModel(entry, feedCursor(entry));
}
