/** What went on the pallets: how many go on one, lots, expiries and weights are made up. */

export const masks = (quantity: number, lot: string) => ({
  item: 'MASK_SURGICAL_IIR',
  quantity,
  perPallet: 40_000,
  lot,
  expiry: '2022-02-28',
  kilogramsPerPallet: 220,
});

export const tests = (quantity: number, lot: string) => ({
  item: 'TEST_PCR',
  quantity,
  perPallet: 5_000,
  lot,
  expiry: '2020-12-31',
  kilogramsPerPallet: 180,
});
