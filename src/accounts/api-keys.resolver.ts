import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { HubLoader } from '../places/hub.loader.js';
import { HubModel } from '../places/hub.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, ConnectionOf, PageArgs, toConnection } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { IssueApiKeyInput, RevokeApiKeyInput } from './account-inputs.model.js';
import { ApiKeyModel, IssuedApiKeyModel } from './api-key.model.js';
import { ApiKeysService } from './api-keys.service.js';
import { KeyIssueService } from './key-issue.service.js';
import { KeyRevocationService } from './key-revocation.service.js';
import { OrganisationLoader } from './organisation.loader.js';
import { OrganisationModel } from './organisation.model.js';

const ApiKeyConnection = ConnectionOf(ApiKeyModel, 'ApiKey');
const IssueApiKeyResult = resultUnion(
  'IssueApiKeyResult',
  () => IssuedApiKeyModel,
  'The key with its text, or why there is none. A replay is refused with ALREADY_ISSUED.',
);
const RevokeApiKeyResult = resultUnion(
  'RevokeApiKeyResult',
  () => ApiKeyModel,
  'The revoked key, or why it stays.',
);

@Resolver(() => ApiKeyModel)
export class ApiKeysResolver {
  constructor(
    private readonly service: ApiKeysService,
    private readonly issuing: KeyIssueService,
    private readonly revoking: KeyRevocationService,
    private readonly organisations: OrganisationLoader,
    private readonly hubs: HubLoader,
  ) {}

  @May(Role.ADMINISTRATOR)
  @Query(() => ApiKeyConnection, {
    description: 'The keys of your organisation, or of one that your hub entered: revoked ones too.',
  })
  async apiKeys(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
    @Args('organisation', { type: () => ID, nullable: true, description: 'Its id. Absent: your own.' })
    organisation?: string | null,
  ): Promise<Connection<ApiKeyModel>> {
    return toConnection(await this.service.page(principal, organisation ?? null, page), (row) =>
      ApiKeyModel.of(row),
    );
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => IssueApiKeyResult, { description: 'Issues a key for a device or an integration.' })
  async issueApiKey(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => IssueApiKeyInput, description: 'What for.' }) input: IssueApiKeyInput,
  ): Promise<typeof IssueApiKeyResult> {
    const { id, text } = await this.issuing.issue(principal, input);
    return IssuedApiKeyModel.of(ApiKeyModel.of(await this.service.find(principal, id)), text);
  }

  @May(Role.ADMINISTRATOR)
  @Mutation(() => RevokeApiKeyResult, { description: 'Revokes a key: from then on nobody gets in with it.' })
  async revokeApiKey(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => RevokeApiKeyInput, description: 'Which one.' }) input: RevokeApiKeyInput,
  ): Promise<typeof RevokeApiKeyResult> {
    return ApiKeyModel.of(await this.service.find(principal, await this.revoking.revoke(principal, input)));
  }

  @ResolveField(() => OrganisationModel, { description: 'The organisation that it acts for.' })
  organisation(
    @Parent() key: ApiKeyModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, key.organisationId);
  }

  @ResolveField(() => HubModel, {
    nullable: true,
    description: 'The only hub that it may name; null for a key of a hub, and for one without this limit.',
  })
  async hub(@Parent() { hubId }: ApiKeyModel, @Context() context: GraphqlContext): Promise<HubModel | null> {
    return hubId === null ? null : this.hubs.load(context, hubId);
  }
}
