import { Inject, Injectable } from '@nestjs/common';
import { Bus } from '../platform/bus/bus.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FILE_STORAGE, type FileStorage } from '../platform/files/file-storage.js';
import { newId } from '../platform/ids/ids.js';
import { type ColumnMapping, ManifestField, REQUIRED_FIELDS } from './columns.js';
import { type FoundHeader, HEADER_ROWS, headerIn } from './header.js';
import { LineReader } from './line-reader.js';
import { openList, withFile } from './list-file.js';
import { channelOf } from './manifest-channel.js';
import { ManifestRecords } from './manifest-records.service.js';
import type { ManifestUpload } from './manifest-upload.entity.js';
import type { Ending } from './manifest-upload.store.js';
import { isEmpty, type OpenList, type Row, UnreadableList } from './row.js';
import { READER, type Reading, ReadingLost, StagingService } from './staging.service.js';

/** Reads uploaded manifests, in the worker: it takes longer than somebody likes to wait. */
@Injectable()
export class ManifestReadingService {
  constructor(
    private readonly records: ManifestRecords,
    private readonly staging: StagingService,
    private readonly work: UnitOfWork,
    private readonly bus: Bus,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /** Once more from the first line when an earlier reading broke off; nothing when it was read. */
  async read(publicId: string): Promise<void> {
    const token = newId();
    const upload = await this.work.write(READER, (tx) => this.records.startReading(tx, publicId, token));
    if (!upload) return;
    const { id: uploadId, organisationId } = upload;
    const reading: Reading = { uploadId, organisationId, token };
    try {
      await this.end(reading, await this.take(upload, reading));
    } catch (problem) {
      if (problem instanceof ReadingLost) return;
      await this.end(reading, endingOf(problem));
      if (!(problem instanceof UnreadableList)) throw problem;
    }
  }

  private async take(upload: ManifestUpload, reading: Reading): Promise<Ending> {
    const content = await this.storage.get(upload.fileKey);
    return withFile(content, async (path) => {
      const list = await openList(upload.kind, path);
      const rows = list.rows[Symbol.asyncIterator]();
      try {
        return await this.takeRows(upload, reading, list, rows);
      } finally {
        await rows.return?.(undefined);
      }
    });
  }

  private async takeRows(
    upload: ManifestUpload,
    reading: Reading,
    list: OpenList,
    rows: AsyncIterator<Row>,
  ): Promise<Ending> {
    const start = await firstOf(rows, HEADER_ROWS);
    const header = headerIn(start);
    if (!header) throw new UnreadableList('NOT_A_LIST', 'There is nothing in the file.');
    const mapping = await this.mappingFor(upload, reading, list, header);
    await this.bus.publish(channelOf(reading.organisationId), '');
    const missing = REQUIRED_FIELDS.filter((field) => !mapping.some((one) => one.field === field));
    if (missing.length > 0) return withoutColumns(missing.map((field) => ManifestField[field]));
    const reader = new LineReader(mapping, header.names.length, list.delimiter === ';');
    await this.staging.stage(reading, goodsOf(start.slice(header.place + 1), rows), reader);
    return { state: 'READ' };
  }

  private async mappingFor(
    upload: ManifestUpload,
    { token }: Reading,
    { encoding, delimiter }: OpenList,
    header: FoundHeader,
  ): Promise<readonly ColumnMapping[]> {
    return this.work.write(READER, async (tx) => {
      const { mapping, source } = await this.records.mappingOf(tx, upload, header);
      const { line: headerLine, names } = header;
      const facts = { encoding, delimiter, headerLine, header: names, mapping, mappingSource: source };
      if (!(await this.records.tellFacts(tx, token, facts)))
        throw new ReadingLost('Another reading took over');
      return mapping;
    });
  }

  private async end({ token, organisationId }: Reading, ending: Ending): Promise<void> {
    await this.work.write(READER, (tx) => this.records.end(tx, token, ending));
    await this.bus.publish(channelOf(organisationId), '');
  }
}

async function firstOf(rows: AsyncIterator<Row>, count: number): Promise<Row[]> {
  const start: Row[] = [];
  while (start.length < count) {
    const { done, value } = await rows.next();
    if (done) break;
    start.push(value);
  }
  return start;
}

async function* goodsOf(start: readonly Row[], rows: AsyncIterator<Row>): AsyncGenerator<Row> {
  for (const row of start) if (!isEmpty(row)) yield row;
  for (let next = await rows.next(); !next.done; next = await rows.next())
    if (!isEmpty(next.value)) yield next.value;
}

function withoutColumns(names: readonly string[]): Ending {
  const problemMessage = `No column was found for ${names.join(', ')}: say which it is.`;
  return { state: 'READ', problemCode: 'COLUMNS_MISSING', problemMessage };
}

function endingOf(problem: unknown): Ending {
  if (problem instanceof UnreadableList)
    return { state: 'REFUSED', problemCode: problem.code, problemMessage: problem.message.slice(0, 500) };
  return {
    state: 'FAILED',
    problemCode: 'READING_FAILED',
    problemMessage: 'The hub could not read the file. It tries again by itself.',
  };
}
