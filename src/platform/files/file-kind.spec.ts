import fc from 'fast-check';
import { endingOf, fileKindOf, isProgram } from './file-kind.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

test.each([
  ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
  ['a photo of a telephone', Buffer.from('ffd8ffe1', 'hex'), 'image/jpeg'],
  ['a PNG', PNG, 'image/png'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['nothing', Buffer.alloc(0), null],
  ['half a start', Buffer.from('ffd8', 'hex'), null],
  ['a PNG without its header', PNG.subarray(0, 8), null],
  ['a PDF behind a program', Buffer.from('MZ%PDF-1.7'), null],
  ['a page', Buffer.from('<html><script>'), null],
  ['a drawing that runs scripts', Buffer.from('<svg onload='), null],
  ['an archive', Buffer.from('504b0304', 'hex'), null],
  ['a GIF', Buffer.from('GIF89a'), null],
])('%s', (_, head, kind) => expect(fileKindOf(head)).toBe(kind));

test('programs are known, and are no kind that is taken', () => {
  const programs = ['MZ\x90\0', '\x7fELF\x02', '#!/bin/sh', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\0asm'];
  for (const start of programs) {
    const head = Buffer.from(start, 'latin1');
    expect([isProgram(head), fileKindOf(head)]).toEqual([true, null]);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      const head = Buffer.from(bytes);
      expect(isProgram(head) && fileKindOf(head) !== null).toBe(false);
    }),
  );
});

test('each kind has an ending', () => {
  expect((['image/jpeg', 'image/png', 'application/pdf'] as const).map(endingOf)).toEqual([
    'jpg',
    'png',
    'pdf',
  ]);
});
