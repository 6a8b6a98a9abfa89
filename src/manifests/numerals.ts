/** What a cell with a number says, or why it says none. */
export type ReadNumber = { readonly value: number } | { readonly problem: string };

/** Full-width digits (U+FF10 to U+FF19), as Chinese and Japanese keyboards make them, and other digits of Unicode. */
const OTHER_DIGITS = /(?![0-9])\p{Nd}/u;

/**
 * Reads a number with a point or a comma before its decimals. 1,000 is one or a thousand, depending on who reads it, and is
 * refused, unless the file parts its cells with semicolons, as programs do where the comma stands before decimals.
 */
export function readNumber(text: string, decimalComma: boolean): ReadNumber {
  const plain = text.trim().replace(/[\u00a0\u202f ](?=\d{3}(?:\D|$))/g, '');
  if (OTHER_DIGITS.test(plain))
    return { problem: `"${text.slice(0, 40)}" is written in other digits than 0 to 9 (full-width ones?).` };
  if (/^-?\d+$/.test(plain)) return { value: Number(plain) };
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(plain))
    return { value: Number(plain.replaceAll('.', '').replace(',', '.')) };
  if (/^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(plain)) return { value: Number(plain.replaceAll(',', '')) };
  const single = /^-?\d+([.,])(\d+)$/.exec(plain);
  if (!single) return { problem: `"${text.slice(0, 40)}" is not a plain number such as 12000 or 12.5.` };
  const isUsual = (single[1] === ',') === decimalComma;
  if (!isUsual && single[2]?.length === 3)
    return {
      problem: `"${text.slice(0, 40)}" is not a plain number such as 12000 or 12.5: it may be two numbers, depending on who reads it.`,
    };
  return { value: Number(plain.replace(',', '.')) };
}

/** A number that lost its last digits: as a spreadsheet shows long ones, or as a cell of numbers keeps them. */
export function lostDigits(text: string, numeric: boolean): boolean {
  if (/^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(text.trim())) return true;
  return numeric && text.replace(/\D/g, '').length > 15;
}
