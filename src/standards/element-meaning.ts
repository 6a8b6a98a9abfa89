import type { ScanElement } from './decoded-scan.js';
import { readGs1Date } from './gs1-date.js';

/** What the value of an element means, where it is a date or a number. Everything is left out that it does not say. */
export interface ElementMeaning {
  /** YYYY-MM-DD, of no time zone. Day 00 is the last day of its month. */
  date?: string;
  /** hh:mm or hh:mm:ss on that date, local to wherever it was printed. */
  time?: string;
  /** With its decimal point and sign: 12.34, -25.00. A text, because no digit may get lost. */
  decimal?: string;
  /** What the number counts: kg, m, l, °C, °F, or the number of a currency such as 978. */
  unit?: string;
}

const DATES = new Set(['11', '12', '13', '15', '16', '17', '4326', '7006', '7007']);
const DATES_WITH_TIME = new Set(['4324', '4325', '7003', '7011', '8008']);
const COUNTS = new Set(['30', '37']);
const CELSIUS = new Set(['4331', '4333']);
const FAHRENHEIT = new Set(['4330', '4332']);

/**
 * Reads the value of an element that is right.
 *
 * @param referenceYear four digits; two-digit years are read around it
 */
export function meaningOf({ ai, value, label }: ScanElement, referenceYear: number): ElementMeaning {
  if (DATES.has(ai)) return dated(value, referenceYear);
  if (DATES_WITH_TIME.has(ai)) return { ...dated(value, referenceYear), ...timed(value.slice(6)) };
  if (COUNTS.has(ai)) return number(value, 0);
  if (CELSIUS.has(ai)) return temperature(value, '°C');
  if (FAHRENHEIT.has(ai)) return temperature(value, '°F');
  if (/^3[1-6]/.test(ai)) return { ...number(value, Number(ai.at(-1))), ...unitOf(label) };
  if (/^39[0245]/.test(ai)) return number(value, Number(ai.at(-1)));
  if (/^39[13]/.test(ai)) return { ...number(value.slice(3), Number(ai.at(-1))), unit: value.slice(0, 3) };
  return {};
}

function dated(value: string, referenceYear: number): ElementMeaning {
  const date = readGs1Date(value.slice(0, 6), referenceYear);
  return date.ok ? { date: date.value.isoDate } : {};
}

function timed(digits: string): ElementMeaning {
  if (!/^[0-9]{2,6}$/.test(digits)) return {};
  const [hour = '00', minute = '00', second] = digits.match(/../g) ?? [];
  return { time: [hour, minute, ...(second ? [second] : [])].join(':') };
}

function number(digits: string, decimals: number): ElementMeaning {
  if (!/^[0-9]+$/.test(digits)) return {};
  const padded = digits.padStart(decimals + 1, '0');
  const whole = BigInt(padded.slice(0, padded.length - decimals)).toString();
  return { decimal: decimals === 0 ? whole : `${whole}.${padded.slice(-decimals)}` };
}

/** Two implied decimals, and the minus sign behind. */
function temperature(value: string, unit: string): ElementMeaning {
  const { decimal } = number(value.slice(0, 6), 2);
  if (!decimal) return {};
  const isBelow = value.endsWith('-') && /[1-9]/.test(value);
  return { decimal: isBelow ? `-${decimal}` : decimal, unit };
}

/** The unit stands in GS1's own title of the element, in brackets. */
function unitOf(label: string): ElementMeaning {
  const unit = /\(([^()]+(?:\([^()]*\))?)\)/.exec(label)?.[1];
  return unit ? { unit } : {};
}
