import type { CharacterSet } from './ai-format.js';

/** GS1's set 82, in the order of ASCII: in it a character has its worth in a check pair. */
export const VALUE_CHARACTERS =
  '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

const STRANGERS: Readonly<Record<CharacterSet, RegExp>> = {
  N: /[^0-9]/,
  X: /[^!"%-?A-Z_a-z]/,
  Y: /[^#\-/0-9A-Z]/,
  Z: /[^-0-9=A-Z_a-z]/,
};

/** Index of the first character that the set lacks, or -1. */
export function strangerIn(value: string, characters: CharacterSet): number {
  return value.search(STRANGERS[characters]);
}
