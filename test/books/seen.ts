/** A pallet as the random hub sees it. */
export interface Seen {
  readonly id: string;
  readonly sscc: string;
  readonly contents: readonly { readonly id: string; readonly presentQuantity: number }[];
  readonly cartons?: readonly Seen[];
  readonly holds: readonly { readonly id: string; readonly closedAt: string | null }[];
}
export interface Refused {
  readonly refusedQuantity: number;
  readonly contentLine: { readonly id: string };
}

export function counted({ contents }: Seen, difference: number) {
  return contents.map(({ id, presentQuantity }) => ({
    contentLineId: id,
    counted: Math.max(0, presentQuantity + difference),
    damaged: 0,
  }));
}

export function partOf({ id, presentQuantity }: Seen['contents'][number], die: number) {
  return { contentLineId: id, quantity: 1 + (die % Math.max(1, presentQuantity)) };
}
