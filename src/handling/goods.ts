import { statusOf, type UnitStatus } from '../units/unit.lifecycle.js';
import { MORE_THAN_THERE, NOT_AT_HUB } from '../units/unit.refusals.js';
import type { ContentRow, UnitRow } from '../units/units.service.js';

/** A quantity that somebody names of a content line, with the line itself. */
export interface Named<Input> {
  readonly line: ContentRow;
  readonly input: Input;
}

/** What is on the pallet of a line now, in base units. */
export function presentOf({ countedQuantity, announcedQuantity, goneQuantity }: ContentRow): number {
  return (countedQuantity ?? announcedQuantity) - goneQuantity;
}

/**
 * The lines that are named, each once and with no more of it than is there.
 * @throws Refused MORE_THAN_THERE with the field
 */
export function namedOf<Input extends { readonly contentLineId: string }>(
  lines: readonly ContentRow[],
  inputs: readonly Input[],
  quantityOf: (input: Input) => number,
  field: string,
): Named<Input>[] {
  const left = new Map(lines.map((line) => [line.publicId, line]));
  return inputs.map((input, place) => {
    const line = left.get(input.contentLineId);
    left.delete(input.contentLineId);
    const where = `lines[${place}]`;
    if (!line)
      throw MORE_THAN_THERE.because(
        'This content line is not on this pallet, or named twice.',
        `${where}.contentLineId`,
      );
    const [quantity, there] = [quantityOf(input), presentOf(line)];
    if (quantity > there)
      throw MORE_THAN_THERE.because(
        `${quantity} are named, but only ${there} are there.`,
        `${where}.${field}`,
      );
    return { line, input };
  });
}

/** @throws Refused NOT_AT_HUB */
export function refuseUnless({ sscc, status }: UnitRow, allowed: readonly UnitStatus[]): void {
  if (allowed.includes(statusOf(status))) return;
  throw NOT_AT_HUB.because(
    `Pallet ${sscc} is ${statusOf(status)}: this is possible while it is ${allowed.join(', ')}.`,
    'unitId',
  );
}
