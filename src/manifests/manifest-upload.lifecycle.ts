/** Where an uploaded manifest stands. */
export const ManifestState = {
  RECEIVED: 'RECEIVED',
  READING: 'READING',
  READ: 'READ',
  ACCEPTED: 'ACCEPTED',
  REFUSED: 'REFUSED',
  FAILED: 'FAILED',
} as const;
export type ManifestState = (typeof ManifestState)[keyof typeof ManifestState];
