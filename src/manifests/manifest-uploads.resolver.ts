import {
  Args,
  Context,
  ID,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { ItemLoader } from '../catalogue/item.loader.js';
import { ItemModel } from '../catalogue/item.model.js';
import { ConsignmentLoader } from '../consignments/consignment.loader.js';
import { ConsignmentModel } from '../consignments/consignment.model.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import { ManifestAcceptanceService } from './manifest-acceptance.service.js';
import { ManifestMappingService } from './manifest-mapping.service.js';
import { ManifestPreviews } from './manifest-previews.service.js';
import type { ManifestUpload } from './manifest-upload.entity.js';
import {
  AcceptManifestInput,
  AcceptManifestResult,
  BadManifestLineConnection,
  type BadManifestLineModel,
  ManifestConnection,
  ManifestLineConnection,
  ManifestLineModel,
  ManifestModel,
  MapManifestColumnsInput,
  MapManifestColumnsResult,
  toBadManifestLineModel,
  toManifestLineModel,
  toManifestModel,
} from './manifest-upload.model.js';

@Resolver(() => ManifestModel)
export class ManifestUploadsResolver {
  constructor(
    private readonly previews: ManifestPreviews,
    private readonly mapping: ManifestMappingService,
    private readonly acceptance: ManifestAcceptanceService,
    private readonly consignments: ConsignmentLoader,
  ) {}

  @Query(() => ManifestModel, { nullable: true, description: 'A manifest that your organisation uploaded.' })
  @May('DONOR')
  async manifest(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its public id.' }) id: string,
  ): Promise<ManifestModel | null> {
    const upload = await this.previews.find(principal, id);
    return upload && toManifestModel(upload);
  }

  @Query(() => ManifestConnection, {
    description: 'Manifests that your organisation uploaded, the oldest first.',
  })
  @May('DONOR')
  async manifests(
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<ManifestModel>> {
    return toConnection(await this.previews.page(principal, page), toManifestModel);
  }

  @Mutation(() => MapManifestColumnsResult, {
    description:
      'Says what the columns of an uploaded manifest say. It is read anew, and so are your later ones with the same headings.',
  })
  @May('DONOR')
  async mapManifestColumns(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The manifest and its columns.' }) input: MapManifestColumnsInput,
  ): Promise<ManifestModel> {
    return toManifestModel(await this.previews.one(principal, await this.mapping.map(principal, input)));
  }

  @Mutation(() => AcceptManifestResult, {
    description:
      'Announces a consignment with an uploaded manifest: with all its lines, or with the good ones.',
  })
  @May('DONOR')
  async acceptManifest(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The consignment and its manifest.' }) input: AcceptManifestInput,
  ): Promise<ManifestModel> {
    await this.acceptance.accept(principal, input);
    return toManifestModel(await this.previews.one(principal, input.manifestId));
  }

  @Subscription(() => ManifestModel, {
    resolve: (upload: ManifestUpload) => toManifestModel(upload),
    description:
      'An uploaded manifest as it is, and again whenever it changed: while it is read, every few hundred lines.',
  })
  @May('DONOR')
  manifestChanged(
    @CurrentPrincipal() principal: Principal,
    @Args('id', { type: () => ID, description: 'Its public id.' }) id: string,
  ): Promise<AsyncIterable<ManifestUpload>> {
    return this.previews.follow(principal, id);
  }

  @ResolveField('lines', () => ManifestLineConnection, {
    description: 'Its good lines, as they would be announced, in the order of the file.',
  })
  async lines(
    @Parent() { uploadId }: ManifestModel,
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<ManifestLineModel>> {
    return toConnection(await this.previews.goodLines(principal, uploadId, page), toManifestLineModel);
  }

  @ResolveField('badLines', () => BadManifestLineConnection, {
    description: 'Its bad lines, in the order of the file.',
  })
  async badLines(
    @Parent() { uploadId }: ManifestModel,
    @CurrentPrincipal() principal: Principal,
    @Args() page: PageArgs,
  ): Promise<Connection<BadManifestLineModel>> {
    return toConnection(await this.previews.badLines(principal, uploadId, page), toBadManifestLineModel);
  }

  @ResolveField('consignment', () => ConsignmentModel, {
    nullable: true,
    description: 'The consignment that was announced with it.',
  })
  consignment(
    @Parent() { consignmentKey }: ManifestModel,
    @Context() context: GraphqlContext,
  ): Promise<ConsignmentModel | null> | null {
    return consignmentKey ? this.consignments.load(context, consignmentKey) : null;
  }
}

@Resolver(() => ManifestLineModel)
export class ManifestLinesResolver {
  constructor(private readonly items: ItemLoader) {}

  @ResolveField('item', () => ItemModel, { description: 'What it is.' })
  item(
    @Parent() { itemId }: ManifestLineModel,
    @Context() context: GraphqlContext,
  ): Promise<ItemModel | null> {
    return this.items.load(context, itemId);
  }
}
