import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { LARGEST_PAGE, type PageRequest, type Slice, USUAL_PAGE } from '../input/page.js';

@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, {
    nullable: true,
    defaultValue: USUAL_PAGE,
    description: `How many to return: 1 to ${LARGEST_PAGE}.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Return what comes after this cursor: the `endCursor` of the page before.',
  })
  after?: string | null;
}

@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfoModel {
  @Field(() => Boolean, { description: 'More comes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null when there is none.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge: ask for the next page `after` it.',
  })
  endCursor!: string | null;
}

/** One page of a list, in the form that Relay defined. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfoModel;
  /** Counts when it is read, which is when somebody selects it. */
  readonly totalCount?: Promise<number> | undefined;
}

/**
 * The connection type of a list: `export const ConsignmentConnection = ConnectionOf(ConsignmentModel, 'Consignment')`.
 *
 * @param counted adds `totalCount`: then `toConnection` must be told how to count
 */
export function ConnectionOf<Node extends object>(
  node: Type<Node>,
  name: string,
  { counted = false }: { counted?: boolean } = {},
): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its place there.` })
  class Edge {
    @Field(() => String, { description: 'Its place in the list, for `after`. Opaque: do not take it apart.' })
    cursor!: string;

    @Field(() => node, { description: `The ${name} itself.` })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `One page of a list of ${name}.` })
  class Paged {
    @Field(() => [Edge], { description: 'The page, with the cursor of each.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The same page without cursors.' })
    nodes!: Node[];

    @Field(() => PageInfoModel, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfoModel;
  }
  if (counted) addTotalCount(Paged.prototype);
  return Paged as Type<Connection<Node>>;
}

function addTotalCount(prototype: object): void {
  Field(() => Int, {
    description: 'How many the whole list has. Counting takes time: ask only when it is shown.',
  })(prototype, 'totalCount');
}

/** @param count for a counted connection; called only when `totalCount` is selected */
export function toConnection<Row, Node>(
  { items, hasNextPage, hasPreviousPage }: Slice<Row>,
  toNode: (row: Row) => Node,
  count?: () => Promise<number>,
): Connection<Node> {
  const edges = items.map(({ row, cursor }) => ({ cursor, node: toNode(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // Nest reads a property where graphql-js would call a function, so counting hides behind a getter.
    get totalCount() {
      return count?.();
    },
  };
}
