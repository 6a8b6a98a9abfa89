/** What is known of the temperature of a pallet, the worst of it. Keys equal values because GraphQL publishes the keys. */
export const TemperatureState = {
  NOT_WATCHED: 'NOT_WATCHED',
  WITHIN: 'WITHIN',
  MISSING: 'MISSING',
  EXCURSION: 'EXCURSION',
  ALARM: 'ALARM',
} as const;
export type TemperatureState = (typeof TemperatureState)[keyof typeof TemperatureState];
