/** What a scan of a pallet label says. Keys equal values because GraphQL publishes the keys. */
export const ScanKind = { RECEIVE: 'RECEIVE', CHECK: 'CHECK', LOCATE: 'LOCATE' } as const;
export type ScanKind = (typeof ScanKind)[keyof typeof ScanKind];
