import { Injectable } from '@nestjs/common';
import { CatalogueService, type Item } from '../catalogue/catalogue.service.js';
import { Bus } from '../platform/bus/bus.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { systemPrincipal } from '../platform/principal/principal.js';
import { type GoodLine, type LineFault, LineReader } from './line-reader.js';
import { channelOf } from './manifest-channel.js';
import { ManifestLineStore, type StagedLine } from './manifest-line.store.js';
import { ManifestUploadStore } from './manifest-upload.store.js';
import { LONGEST_CELL, MOST_CELLS, type Row, UnreadableList } from './row.js';

/** One reading of one upload. */
export interface Reading {
  readonly uploadId: string;
  readonly organisationId: number;
  /** Whoever reads anew takes it away. */
  readonly token: string;
}

export const READER = systemPrincipal('worker', 'manifests');
/** Lines that are written at once. */
const BATCH = 500;
export const MOST_LINES = 200_000;

/** Another reading of the same manifest took over: this one is to stop. */
export class ReadingLost extends Error {}

/** Writes the lines of a list as they are read: never more than a batch of them is in memory. */
@Injectable()
export class StagingService {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly uploads: ManifestUploadStore,
    private readonly lines: ManifestLineStore,
    private readonly work: UnitOfWork,
    private readonly bus: Bus,
  ) {}

  /** @throws UnreadableList for too many lines, ReadingLost */
  async stage(reading: Reading, rows: AsyncIterable<Row>, reader: LineReader): Promise<void> {
    const items = new Map<string, Item>();
    let batch: Row[] = [];
    let count = 0;
    let last = 0;
    for await (const row of rows) {
      count += 1;
      if (count > MOST_LINES)
        throw new UnreadableList('TOO_MANY_LINES', `A manifest has at most ${MOST_LINES} lines. Split it.`);
      // Lines are told apart by their numbers, and a file may number its own as it likes.
      last = Number.isInteger(row.line) && row.line > last && row.line < 2_000_000_000 ? row.line : last + 1;
      batch.push(row.line === last ? row : { ...row, line: last });
      if (batch.length < BATCH) continue;
      await this.put(reading, batch, reader, items);
      batch = [];
    }
    if (batch.length > 0) await this.put(reading, batch, reader, items);
  }

  private async put(reading: Reading, rows: readonly Row[], reader: LineReader, items: Map<string, Item>) {
    const read = rows.map((row) => ({ row, outcome: reader.read(row) }));
    const codes = read.flatMap(({ outcome }) => ('code' in outcome ? [] : outcome.item));
    const unknown = [...new Set(codes)].filter((code) => !items.has(code));
    await this.work.write(READER, async (tx) => {
      const found = await this.catalogue.itemsByCodes(tx, unknown);
      for (const [code, item] of found) items.set(code, item);
      const staged = read.map(({ row, outcome }) => stagedOf(row, outcome, items));
      const bad = staged.filter(({ fault }) => fault).length;
      const formulas = rows.filter(({ cells }) => cells.some(({ formula }) => formula)).length;
      if (!(await this.uploads.progress(tx, reading.token, rows.length, bad, formulas)))
        throw new ReadingLost('Another reading took over');
      await this.lines.add(tx, reading.uploadId, staged);
    });
    await this.bus.publish(channelOf(reading.organisationId), '');
  }
}

function stagedOf(
  { line, cells: found }: Row,
  outcome: GoodLine | LineFault,
  items: ReadonlyMap<string, Item>,
): StagedLine {
  const cells = found.slice(0, MOST_CELLS).map(({ text }) => storable(text.slice(0, LONGEST_CELL)));
  if ('code' in outcome)
    return { line, cells, good: null, fault: { ...outcome, message: storable(outcome.message) } };
  const item = items.get(outcome.item);
  if (item) {
    const good = { ...outcome, itemId: item.id, itemClass: item.temperatureClass };
    return { line, cells, good, fault: null };
  }
  const message = storable(`The catalogue has no item ${outcome.item}.`);
  return { line, cells, good: null, fault: { column: 'item', code: 'UNKNOWN_ITEM', message } };
}

/** Postgres keeps neither NUL nor half a character. */
function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}
