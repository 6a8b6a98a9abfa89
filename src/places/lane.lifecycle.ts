/** How goods travel on a lane. Keys equal values because GraphQL publishes the keys. */
export const LaneMode = { AIR: 'AIR', RAIL: 'RAIL', ROAD: 'ROAD' } as const;
export type LaneMode = (typeof LaneMode)[keyof typeof LaneMode];

/** From door to door, in hours: a range, because nobody knows a point. */
export interface LeadHours {
  readonly least: number;
  readonly most: number;
}
