import { Injectable } from '@nestjs/common';
import { Follower } from '../notices/feed.service.js';
import { Bus } from '../platform/bus/bus.js';
import { isUnreachable } from '../platform/database/postgres-errors.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import { idKey, type PageRequest, pageOf, type Slice, sequenceKey, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { csvLine } from './csv-text.js';
import { channelOf } from './manifest-channel.js';
import { type BadLine, ManifestLineStore, type PreviewLine } from './manifest-line.store.js';
import type { ManifestUpload } from './manifest-upload.entity.js';
import { ManifestUploadStore } from './manifest-upload.store.js';

/** Lines of a file that are read at once. */
const BATCH = 1_000;
/** Milliseconds between two looks of a subscription that no hint woke. */
const POLL = 2_000;

/** What uploaded manifests say. Whoever uploaded one, and the others of the organisation, see it. */
@Injectable()
export class ManifestPreviews {
  constructor(
    private readonly uploads: ManifestUploadStore,
    private readonly lines: ManifestLineStore,
    private readonly work: UnitOfWork,
    private readonly bus: Bus,
  ) {}

  async find(principal: Principal, publicId: string): Promise<ManifestUpload | null> {
    if (!isUuid(publicId)) return null;
    const upload = await this.work.read(principal, (tx) => this.uploads.byPublicId(tx, publicId));
    return upload && upload.organisationId === principal.organisationId ? upload : null;
  }

  /** @throws Refused NOT_FOUND for a foreign one as for none */
  async one(principal: Principal, publicId: string): Promise<ManifestUpload> {
    const upload = await this.find(principal, publicId);
    if (!upload) throw NOT_FOUND.because('Your organisation has no such manifest.', 'id');
    return upload;
  }

  /** The oldest first. */
  async page(principal: Principal, request: PageRequest): Promise<Slice<ManifestUpload>> {
    const page = pageOf(request, idKey);
    const after = page.after?.[0] ?? null;
    const rows = await this.work.read(principal, (tx) =>
      this.uploads.page(tx, principal.organisationId, after, page.limit),
    );
    return sliceOf(rows, page, ({ publicId }) => [publicId]);
  }

  async goodLines(principal: Principal, uploadId: string, request: PageRequest): Promise<Slice<PreviewLine>> {
    const page = pageOf(request, sequenceKey);
    const after = Number(page.after?.[0] ?? -1);
    const rows = await this.work.read(principal, (tx) => this.lines.good(tx, uploadId, after, page.limit));
    return sliceOf(rows, page, ({ line }) => [String(line)]);
  }

  async badLines(principal: Principal, uploadId: string, request: PageRequest): Promise<Slice<BadLine>> {
    const page = pageOf(request, sequenceKey);
    const after = Number(page.after?.[0] ?? -1);
    const rows = await this.work.read(principal, (tx) => this.lines.bad(tx, uploadId, after, page.limit));
    return sliceOf(rows, page, ({ line }) => [String(line)]);
  }

  /** Batch by batch: a file of a hundred thousand bad lines is never in memory whole. */
  async *badLinesFile(principal: Principal, { id, header }: ManifestUpload): AsyncGenerator<string> {
    const width = header?.length ?? 0;
    yield `\ufeff${csvLine([...(header ?? []), 'line', 'column', 'code', 'reason'])}`;
    let after = -1;
    for (;;) {
      const last = after;
      const rows = await this.work.read(principal, (tx) => this.lines.bad(tx, id, last, BATCH));
      yield rows.map((row) => csvLine(lineOf(row, width))).join('');
      if (rows.length < BATCH) return;
      after = rows.at(-1)?.line ?? after;
    }
  }

  /** The upload as it is, and again whenever it changed. @throws Refused NOT_FOUND */
  async follow(principal: Principal, publicId: string): Promise<Follower<ManifestUpload>> {
    await this.one(principal, publicId);
    return new Follower<ManifestUpload>({
      read: async (last) => {
        const upload = await this.one(principal, publicId);
        return upload.version === last?.version ? [] : [upload];
      },
      listen: (hear) => this.bus.subscribe(channelOf(principal.organisationId), hear),
      pause: POLL,
      passes: isUnreachable,
    });
  }
}

function lineOf({ line, cells, column, code, message }: BadLine, width: number): (string | number | null)[] {
  const found = Array.from({ length: width }, (_, n) => cells[n] ?? null);
  return [...found, line, column, code, message];
}
