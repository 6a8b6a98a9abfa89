import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { EventModel } from '../history/event.model.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { ActorLoader } from './actor.loader.js';
import { EventByModel } from './event-by.model.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationModel } from './organisation.model.js';

/** Who acted, on every event: contributed from here, because history knows numbers only. */
@Resolver(() => EventModel)
export class EventByResolver {
  constructor(private readonly actors: ActorLoader) {}

  @ResolveField('by', () => EventByModel, { description: 'Who did or saw it.' })
  async by(
    @Parent() { actorId, organisationId }: EventModel,
    @Context() context: GraphqlContext,
  ): Promise<EventByModel> {
    const colleague = context.principal.organisationId === organisationId;
    return EventByModel.of(await this.actors.load(context, actorId), organisationId, colleague);
  }
}

@Resolver(() => EventByModel)
export class EventByOrganisationResolver {
  constructor(private readonly organisations: OrganisationLoader) {}

  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description:
      'For which organisation. Null for the hub itself; donors are not told of other donors, nor agencies of other agencies.',
  })
  organisation(
    @Parent() { organisationId }: EventByModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.loadActing(context, organisationId);
  }
}
