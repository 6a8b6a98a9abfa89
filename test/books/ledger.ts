/** All terms of the books. */
export const BOOKS = `balanced lines {
  item { code } lot announced withdrawn notReceived short over received
  inStock { total free held allocated loaded returned damaged }
  onTheWay delivered refused destroyed lost sampled balanced
}`;

/** A line of which nothing is anywhere. */
export const NOTHING = {
  announced: 0,
  withdrawn: 0,
  notReceived: 0,
  short: 0,
  over: 0,
  received: 0,
  inStock: { total: 0, free: 0, held: 0, allocated: 0, loaded: 0, returned: 0, damaged: 0 },
  onTheWay: 0,
  delivered: 0,
  refused: 0,
  destroyed: 0,
  lost: 0,
  sampled: 0,
  balanced: true,
};
