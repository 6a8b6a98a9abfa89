import type { ApplicationIdentifier } from './ai-format.js';
import { ITEM_ROWS } from './item-rows.data.js';
import { MEASURE_ROWS } from './measure-rows.data.js';
import { SPECIAL_ROWS } from './special-rows.data.js';
import { TRANSPORT_ROWS } from './transport-rows.data.js';

/** All application identifiers of the GS1 General Specifications. Order has no meaning. */
export const APPLICATION_IDENTIFIERS: readonly ApplicationIdentifier[] = [
  ...ITEM_ROWS,
  ...MEASURE_ROWS,
  ...TRANSPORT_ROWS,
  ...SPECIAL_ROWS,
];

const BY_AI: ReadonlyMap<string, ApplicationIdentifier> = new Map(
  APPLICATION_IDENTIFIERS.map((identifier) => [identifier.ai, identifier]),
);

/** The row of an identifier that stands alone, as between brackets. */
export function findIdentifier(ai: string): ApplicationIdentifier | undefined {
  return BY_AI.get(ai);
}

/** The identifier with which the data at `position` begins. None is the beginning of another, so one fits at most. */
export function identifierAt(data: string, position: number): ApplicationIdentifier | undefined {
  return (
    BY_AI.get(data.slice(position, position + 2)) ??
    BY_AI.get(data.slice(position, position + 3)) ??
    BY_AI.get(data.slice(position, position + 4))
  );
}
