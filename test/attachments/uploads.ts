import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import type { World } from '../world/world.js';

const PNG_START = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

export const jpeg = (length = 2_000, fill = 7) =>
  Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(length, fill)]);
export const png = (length = 2_000) => Buffer.concat([PNG_START, Buffer.alloc(length, 9)]);
export const pdf = (length = 2_000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(length, 65)]);

export interface Sent {
  readonly purpose?: string | null;
  readonly key?: string | null;
  readonly type?: string;
  readonly subject?: string;
  readonly method?: string;
}

/** The door for files, as a client uses it. */
export class Uploads {
  constructor(
    readonly world: World,
    readonly folder: string,
  ) {}

  headers(who: CastName | null, { key = newId(), type = 'image/jpeg' }: Sent = {}): Record<string, string> {
    return {
      ...(who ? { authorization: `Bearer ${this.world.cast[who].token}` } : {}),
      ...(key === null ? {} : { 'idempotency-key': key }),
      'content-type': type,
    };
  }

  address(subjectId: string, { purpose = 'PHOTO', subject = 'dispatch' }: Sent = {}): string {
    const query = purpose === null ? '' : `?purpose=${purpose}`;
    return `${this.world.url}/attachments/${subject}/${subjectId}${query}`;
  }

  async put(who: CastName | null, subjectId: string, content: Buffer, sent: Sent = {}) {
    const answer = await fetch(this.address(subjectId, sent), {
      method: 'POST',
      headers: this.headers(who, sent),
      body: new Uint8Array(content),
    });
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its outcome
    return { status: answer.status, body: (await answer.json()) as any };
  }

  get(who: CastName | null, id: string) {
    return fetch(`${this.world.url}/attachments/${id}`, { headers: this.headers(who) });
  }

  /** A request that has sent only some of its bytes. */
  half(who: CastName, subjectId: string, content: Buffer, some: number) {
    const headers = { ...this.headers(who), 'content-length': String(content.length) };
    const sending = request(this.address(subjectId), { method: 'POST', headers });
    const status = new Promise<number>((resolve, reject) => {
      sending.on('response', (answer) => resolve(answer.resume().statusCode ?? 0));
      sending.on('error', reject);
    });
    // Somebody may end it without waiting for an answer.
    status.catch(() => undefined);
    sending.write(content.subarray(0, some));
    return { sending, status, rest: () => sending.end(content.subarray(some)) };
  }

  /** Files on the disk, finished or not. */
  async stored(): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }
}
