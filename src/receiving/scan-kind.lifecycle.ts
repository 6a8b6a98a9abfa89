/** What a scan says. Keys equal values because GraphQL publishes the keys. */
export const ScanKind = {
  RECEIVE: 'RECEIVE',
  CHECK: 'CHECK',
  LOCATE: 'LOCATE',
  COUNT: 'COUNT',
  DAMAGE: 'DAMAGE',
  QUARANTINE: 'QUARANTINE',
  LOAD: 'LOAD',
  UNDO: 'UNDO',
  CARD: 'CARD',
} as const;
export type ScanKind = (typeof ScanKind)[keyof typeof ScanKind];

/** What somebody saw: always recorded, whatever order it comes in. All other kinds are acts, or cards of the hub. */
export type ObservedKind = 'RECEIVE' | 'CHECK' | 'LOCATE';
export type ActKind = Exclude<ScanKind, ObservedKind | 'CARD'>;

export function isObserved(kind: ScanKind): kind is ObservedKind {
  return kind === 'RECEIVE' || kind === 'CHECK' || kind === 'LOCATE';
}
