/** What is taken as a paper or a photo, by its media type. */
export const FileKind = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  PDF: 'application/pdf',
} as const;
export type FileKind = (typeof FileKind)[keyof typeof FileKind];

/** Bytes from the start that tell the kind; of a shorter file all of them. */
export const HEAD_BYTES = 16;

const ENDINGS: Readonly<Record<FileKind, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/**
 * The first bytes of each kind: JFIF and Exif begin with the marker FF D8 FF (ITU T.81), PNG with its signature and
 * an IHDR of 13 bytes (ISO 15948), PDF with `%PDF-` (ISO 32000). Nothing may stand before them: a file that begins as
 * something else may be run as that.
 */
const STARTS: readonly (readonly [FileKind, Buffer])[] = [
  [FileKind.JPEG, Buffer.from('ffd8ff', 'hex')],
  [FileKind.PNG, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  [FileKind.PDF, Buffer.from('%PDF-', 'latin1')],
];

/** Starts of what a computer runs: Windows, Linux, macOS (four forms), scripts, Java or fat binaries, WebAssembly. */
const PROGRAMS = [
  '4d5a',
  '7f454c46',
  'feedface',
  'feedfacf',
  'cefaedfe',
  'cffaedfe',
  '2321',
  'cafebabe',
  '0061736d',
];

/** By its content and never by its name. Null for what is none of them. */
export function fileKindOf(head: Buffer): FileKind | null {
  return STARTS.find(([, start]) => startsWith(head, start))?.[0] ?? null;
}

export function isProgram(head: Buffer): boolean {
  return PROGRAMS.some((start) => startsWith(head, Buffer.from(start, 'hex')));
}

/** Without a dot. */
export function endingOf(kind: FileKind): string {
  return ENDINGS[kind];
}

function startsWith(head: Buffer, start: Buffer): boolean {
  return head.subarray(0, start.length).equals(start);
}
