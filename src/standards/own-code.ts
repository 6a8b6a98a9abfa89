import type { OwnCode, OwnCodeKind } from './decoded-scan.js';

const PREFIXES: Readonly<Record<OwnCodeKind, string>> = {
  LOCATION: 'hub:location:',
  DISPATCH: 'hub:dispatch:',
};
const KINDS = Object.keys(PREFIXES) as OwnCodeKind[];

/** Printable ASCII without blanks: a code that fits on a door and into any symbol. */
const CODE = /^[!-~]{1,40}$/;

/** What the hub prints as a code of its own. @throws RangeError for a code with blanks, accents or over 40 characters */
export function formatOwnCode({ kind, code }: OwnCode): string {
  if (!CODE.test(code))
    throw new RangeError(`${JSON.stringify(code)} cannot be printed as a code of the hub.`);
  return `${PREFIXES[kind]}${code}`;
}

/** One of the hub's own codes, or null for any other text. */
export function readOwnCode(text: string): OwnCode | null {
  const kind = KINDS.find((known) => text.startsWith(PREFIXES[known]));
  const code = kind && text.slice(PREFIXES[kind].length);
  return kind && code && CODE.test(code) ? { kind, code } : null;
}
