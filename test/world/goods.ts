import { buildSscc } from '../../src/standards/sscc.js';

let serial = 0;

/** A good SSCC that no other test of this file uses. */
export function nextSscc(): string {
  serial += 1;
  const built = buildSscc({ extensionDigit: 3, companyPrefix: '5412345', serial: BigInt(serial) });
  if (!built.ok) throw new Error(built.message);
  return built.value;
}

/** A consignment as a donor announces it: pallets of masks, one lot each. Say only what matters. */
export function announcement(more: Record<string, unknown> = {}, pallets = 1): Record<string, unknown> {
  serial += 1;
  return {
    hub: 'LGG',
    reference: `REF-${serial}`,
    purpose: 'For the hospitals',
    recipients: ['CRI'],
    units: Array.from({ length: pallets }, () => pallet()),
    ...more,
  };
}

export function pallet(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sscc: nextSscc(),
    grossWeightKilograms: 200,
    contents: [{ item: 'MASK_FFP2', lot: 'LOT7A', expiry: '2033-06-30', quantity: 10_000 }],
    ...more,
  };
}
