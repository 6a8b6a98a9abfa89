/** What a column of a manifest says. The names are those of the hub's own lists. */
export const ManifestField = {
  SSCC: 'sscc',
  ITEM: 'item',
  QUANTITY: 'quantity',
  LOT: 'lot',
  EXPIRY: 'expiry',
  PRODUCTION: 'production_date',
  GROSS_WEIGHT: 'gross_weight_kg',
  TEMPERATURE_CLASS: 'temperature_class',
} as const;
export type ManifestFieldName = keyof typeof ManifestField;

export const MANIFEST_FIELDS = Object.keys(ManifestField) as ManifestFieldName[];
export const REQUIRED_FIELDS: readonly ManifestFieldName[] = ['SSCC', 'ITEM', 'QUANTITY'];

/** Which column of a file says what. */
export interface ColumnMapping {
  readonly field: ManifestFieldName;
  /** From 0. */
  readonly column: number;
  /** 0 to 1: 1 is a heading that means this and nothing else, or that somebody said so. */
  readonly confidence: number;
}
