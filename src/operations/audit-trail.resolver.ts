import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ActorLoader } from '../accounts/actor.loader.js';
import { EventByModel } from '../accounts/event-by.model.js';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import { AuditEntryConnection, AuditEntryModel, toAuditEntryModel } from './audit-entry.model.js';
import { AuditTrailService } from './audit-trail.service.js';

@Resolver(() => AuditEntryModel)
export class AuditTrailResolver {
  constructor(
    private readonly trail: AuditTrailService,
    private readonly actors: ActorLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query(() => AuditEntryConnection, {
    description: 'Privileged acts at your hub, or in your organisation where it is none. The newest first.',
  })
  @May('ADMINISTRATOR', 'SUPERVISOR')
  async auditTrail(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<AuditEntryModel>> {
    return toConnection(await this.trail.page(principal, page), toAuditEntryModel);
  }

  @ResolveField('by', () => EventByModel, { description: 'Who did it.' })
  async by(
    @Parent() { actorId, actingOrganisationId }: AuditEntryModel,
    @Context() context: GraphqlContext,
  ): Promise<EventByModel> {
    const colleague = context.principal.organisationId === actingOrganisationId;
    return EventByModel.of(await this.actors.load(context, actorId), actingOrganisationId, colleague);
  }

  @ResolveField('onBehalfOf', () => OrganisationModel, {
    nullable: true,
    description: 'For whom. Null for the hub itself.',
  })
  onBehalfOf(
    @Parent() { organisationId }: AuditEntryModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, organisationId);
  }
}
