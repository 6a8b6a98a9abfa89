/** Works off a list with so many at a time, in its order. The first failure ends it. */
export async function inLanes<Item>(
  lanes: number,
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  let failed = false;
  const lane = async () => {
    for (let next = waiting.next(); !next.done && !failed; next = waiting.next()) await work(next.value);
  };
  const guarded = async () => {
    try {
      await lane();
    } catch (problem) {
      failed = true;
      throw problem;
    }
  };
  await Promise.all(Array.from({ length: lanes }, guarded));
}
