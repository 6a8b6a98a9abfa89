import { fileKindOf, isProgram } from '../platform/files/file-kind.js';
import { FILE_TYPE_NOT_TAKEN } from '../platform/files/files.refusals.js';
import type { ListKind } from './row.js';

/** Bytes from the start that tell the kind. */
export const LOOKED_AT = 64;

const ARCHIVE = Buffer.from('504b0304', 'hex');
/** Old Excel, and workbooks that are locked with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

export const MEDIA_TYPES: Readonly<Record<ListKind, string>> = {
  CSV: 'text/csv',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  JSON: 'application/json',
};

/** By its content and never by its name. @throws Refused FILE_TYPE_NOT_TAKEN */
export function listKindOf(head: Buffer): ListKind {
  if (startsWith(head, ARCHIVE)) return 'XLSX';
  const what = notTaken(head);
  if (what)
    throw FILE_TYPE_NOT_TAKEN.because(`The file is ${what}. Manifests are taken as CSV, XLSX or JSON.`);
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return text.startsWith('[') || text.startsWith('{') ? 'JSON' : 'CSV';
}

function notTaken(head: Buffer): string | null {
  if (head.length === 0) return 'empty';
  if (startsWith(head, COMPOUND)) return 'an old Excel workbook, or one that is locked with a password';
  if (isProgram(head)) return 'a program';
  return fileKindOf(head) || isBinary(head) ? 'no text and no workbook' : null;
}

/** Text has no control characters but tabs and line breaks; the zeros of UTF-16 stand beside what is none. */
function isBinary(head: Buffer): boolean {
  return [...head].some((byte) => (byte > 0 && byte < 9) || (byte > 13 && byte < 32) || byte === 127);
}

function startsWith(head: Buffer, start: Buffer): boolean {
  return head.subarray(0, start.length).equals(start);
}
