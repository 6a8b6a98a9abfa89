/** What goods need that leave the customs territory of the Union. Keys equal values because GraphQL publishes them. */
export const CustomsRegime = {
  UNION: 'UNION',
  COMMON_TRANSIT: 'COMMON_TRANSIT',
  EXPORT_TIR: 'EXPORT_TIR',
  EXPORT: 'EXPORT',
} as const;
export type CustomsRegime = (typeof CustomsRegime)[keyof typeof CustomsRegime];
