import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OrganisationLoader } from '../accounts/organisation.loader.js';
import { OrganisationModel } from '../accounts/organisation.model.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceModel } from '../places/place.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { TransportModel, toTransportModel } from './transport.model.js';
import { TransportIdentifierModel } from './transport-identifier.model.js';
import {
  AddTransportIdentifierInput,
  RemoveTransportIdentifierInput,
  ReplaceTransportIdentifierInput,
} from './transport-identifier-inputs.model.js';
import { TransportIdentifiersService } from './transport-identifiers.service.js';
import { TransportPartsLoader } from './transport-parts.loader.js';

const result = (name: string) =>
  resultUnion(name, () => TransportModel, 'The transport after the change, or why it stays as it is.');
const AddTransportIdentifierResult = result('AddTransportIdentifierResult');
const ReplaceTransportIdentifierResult = result('ReplaceTransportIdentifierResult');
const RemoveTransportIdentifierResult = result('RemoveTransportIdentifierResult');

/** Papers, containers, ULDs and seals. */
@Resolver(() => TransportModel)
export class TransportIdentifiersResolver {
  constructor(private readonly identifiers: TransportIdentifiersService) {}

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Mutation(() => AddTransportIdentifierResult, {
    description: 'Adds a paper, container, ULD or seal to a transport of your hub, or that you drive.',
  })
  async addTransportIdentifier(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => AddTransportIdentifierInput, description: 'What travels with it.' })
    input: AddTransportIdentifierInput,
  ): Promise<typeof AddTransportIdentifierResult> {
    return toTransportModel(await this.identifiers.add(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Mutation(() => ReplaceTransportIdentifierResult, {
    description: 'Gives a paper, container, ULD or seal another number. The history keeps the former one.',
  })
  async replaceTransportIdentifier(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ReplaceTransportIdentifierInput, description: 'The number.' })
    input: ReplaceTransportIdentifierInput,
  ): Promise<typeof ReplaceTransportIdentifierResult> {
    return toTransportModel(await this.identifiers.replace(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR, Role.CARRIER)
  @Mutation(() => RemoveTransportIdentifierResult, {
    description: 'Takes a paper, container, ULD or seal off a transport. The history keeps it.',
  })
  async removeTransportIdentifier(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => RemoveTransportIdentifierInput, description: 'Which, and why.' })
    input: RemoveTransportIdentifierInput,
  ): Promise<typeof RemoveTransportIdentifierResult> {
    return toTransportModel(await this.identifiers.remove(principal, input));
  }
}

/** What a number points to. */
@Resolver(() => TransportIdentifierModel)
export class TransportIdentifierFieldsResolver {
  constructor(
    private readonly places: PlaceLoader,
    private readonly parts: TransportPartsLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField(() => PlaceModel, {
    nullable: true,
    description: 'Where its part of the way begins; null: at the origin.',
  })
  async from(
    @Parent() { row }: TransportIdentifierModel,
    @Context() context: GraphqlContext,
  ): Promise<PlaceModel | null> {
    return row.fromPlaceId === null ? null : this.places.load(context, row.fromPlaceId);
  }

  @ResolveField(() => PlaceModel, {
    nullable: true,
    description: 'Where its part of the way ends; null: at the destination.',
  })
  async to(
    @Parent() { row }: TransportIdentifierModel,
    @Context() context: GraphqlContext,
  ): Promise<PlaceModel | null> {
    return row.toPlaceId === null ? null : this.places.load(context, row.toPlaceId);
  }

  @ResolveField(() => TransportIdentifierModel, {
    nullable: true,
    description: 'Of a seal: the container or ULD that it closes; null when nobody said.',
  })
  async seals(
    @Parent() { row }: TransportIdentifierModel,
    @Context() context: GraphqlContext,
  ): Promise<TransportIdentifierModel | null> {
    const all = row.sealsId === null ? [] : await this.parts.identifiers(context, row.transportId);
    return all.find((one) => one.row.id === row.sealsId) ?? null;
  }

  @ResolveField(() => OrganisationModel, { description: 'Whose member or device recorded it.' })
  recordedBy(
    @Parent() { row }: TransportIdentifierModel,
    @Context() context: GraphqlContext,
  ): Promise<OrganisationModel | null> {
    return this.organisations.load(context, row.recordedFor);
  }
}
