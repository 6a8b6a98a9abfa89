/** Kind of the timer at the moment that the first goods of a pallet expire. */
export const EXPIRY_TIMER = 'quality.expiry';
