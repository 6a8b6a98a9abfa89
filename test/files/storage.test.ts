import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DiskStorage } from '../../src/platform/files/disk-storage.js';
import { FileMissing, type FileStorage } from '../../src/platform/files/file-storage.js';
import { storageFor } from '../../src/platform/files/files.module.js';
import { S3Storage } from '../../src/platform/files/s3-storage.js';
import { newId } from '../../src/platform/ids/ids.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { S3Server } from './s3-server.js';

const PDF = { contentType: 'application/pdf', maxBytes: 3_000_000 };
const KEYS = { accessKeyId: 'AKHUB', secretAccessKey: 'only-for-tests' };

async function read(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Chunks of odd sizes. */
const inChunks = (content: Buffer) =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / 999) }, (_, i) =>
      content.subarray(i * 999, (i + 1) * 999),
    ),
  );

const server = new S3Server('hub-files', KEYS.accessKeyId, KEYS.secretAccessKey);
let folder: string;
let endpoint: string;
let s3: S3Storage;

const connect = (credentials: typeof KEYS) =>
  S3Storage.connect({ bucket: 'hub-files', region: 'eu-west-1', endpoint, credentials });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-files-'));
  endpoint = await server.start();
  s3 = await connect(KEYS);
});
afterAll(async () => {
  s3.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

const storages: readonly (readonly [string, () => FileStorage, () => Promise<number>])[] = [
  ['on disk', () => new DiskStorage(folder), async () => (await filesIn(folder)).length],
  ['in a bucket', () => s3, async () => server.objects.size + (await spooledFiles()).length],
];

/** What an unfinished upload would leave behind. */
async function spooledFiles(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => /^hub-[0-9a-f]{8}-/.test(name));
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe.each(storages)('files %s', (_, storage, count) => {
  test.each([
    ['a stream', inChunks],
    ['a buffer', (content: Buffer) => content],
  ])('%s comes back byte by byte, with its length and hash', async (_kind, as) => {
    const content = randomBytes(2_500_000);
    const { key, bytes, sha256 } = await storage().put(as(content), PDF);
    expect({ bytes, sha256 }).toEqual({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect((await read(await storage().get(key))).equals(content)).toBe(true);
  });

  test('an empty file is a file', async () => {
    const { key, bytes } = await storage().put(Buffer.alloc(0), PDF);
    expect(bytes).toBe(0);
    expect(await read(await storage().get(key))).toHaveLength(0);
  });

  test('the limit itself fits, one byte more is refused and leaves nothing', async () => {
    const rules = { ...PDF, maxBytes: 5_000 };
    await storage().put(inChunks(Buffer.alloc(5_000)), rules);
    const before = await count();
    const put = storage().put(inChunks(Buffer.alloc(5_001)), rules);
    await expect(put).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringContaining('5000'),
    });
    expect(await count()).toBe(before);
  });

  test('a stream that breaks off leaves nothing', async () => {
    const before = await count();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('the phone lost its network');
      })(),
    );
    await expect(storage().put(broken, PDF)).rejects.toThrow('the phone lost its network');
    expect(await count()).toBe(before);
  });

  test('the same content twice is two files: deleting one keeps the other', async () => {
    const one = await storage().put(Buffer.from('same'), PDF);
    const other = await storage().put(Buffer.from('same'), PDF);
    await storage().delete(one.key);
    await storage().delete(one.key);
    await expect(storage().get(one.key)).rejects.toBeInstanceOf(FileMissing);
    expect((await read(await storage().get(other.key))).toString()).toBe('same');
  });

  test('a key that was never given finds nothing', async () => {
    await expect(storage().get(newId())).rejects.toBeInstanceOf(FileMissing);
  });

  test.each([
    '../../etc/passwd',
    '/etc/passwd',
    '',
    '.',
    'a/b',
    `${newId()}/..`,
    `${newId()}\u0000`,
    'ab%2f..',
  ])('the key %j is none', async (key) => {
    await expect(storage().get(key)).rejects.toThrow('Not a key');
    await expect(storage().delete(key)).rejects.toThrow('Not a key');
  });
});

test('a bucket keeps the content type, and refuses a wrong secret', async () => {
  const { key } = await s3.put(Buffer.from('%PDF'), PDF);
  expect(server.objects.get(key)?.type).toBe('application/pdf');
  const thief = await connect({ ...KEYS, secretAccessKey: 'guessed' });
  await expect(thief.get(key)).rejects.toThrow('SignatureDoesNotMatch');
  thief.close();
});

describe('the settings choose', () => {
  const settings = (more: Record<string, string>) =>
    loadSettings('worker', { DATABASE_URL: 'postgres://hub@127.0.0.1/hub', HUB_FILES_DIR: folder, ...more });

  test('disk without a bucket, S3 with one', async () => {
    expect(await storageFor(settings({}))).toBeInstanceOf(DiskStorage);
    const chosen = await storageFor(
      settings({ S3_BUCKET: 'hub-files', S3_ENDPOINT: 'http://127.0.0.1:9000' }),
    );
    expect(chosen).toBeInstanceOf(S3Storage);
    (chosen as S3Storage).close();
  });

  test.each([
    [{ S3_ENDPOINT: 'http://127.0.0.1:9000' }, 'S3_BUCKET'],
    [{ S3_BUCKET: 'hub-files', S3_ACCESS_KEY_ID: 'AK' }, 'S3_SECRET_ACCESS_KEY'],
  ])('what is half set stops the start: %j', async (more, named) => {
    await expect(storageFor(settings(more))).rejects.toThrow(named);
  });
});
