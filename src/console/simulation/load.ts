import type { Agency } from './cast.js';
import type { Pallet } from './flight-story.js';

/** Pallets that go to one agency together. */
export interface Load {
  readonly name: string;
  readonly agency: Agency;
  readonly pallets: readonly Pallet[];
}
