import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isUuid } from '../platform/ids/ids.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { type AnnouncedLine, UnitsService } from '../units/units.service.js';
import { ManifestField } from './columns.js';
import { csvLine } from './csv-text.js';
import type { ListKind } from './row.js';
import { workbookOf } from './sheet-writer.js';

/** Lines that are read at once. */
const BATCH = 1_000;

const FIELDS = ['SSCC', 'ITEM', 'QUANTITY', 'LOT', 'EXPIRY', 'GROSS_WEIGHT', 'TEMPERATURE_CLASS'] as const;
const HEADER = FIELDS.map((field) => ManifestField[field]);

type ExportedLine = readonly (string | number | null)[];

/** Consignments as lists of goods: what the import would read is what was announced. */
@Injectable()
export class ManifestExports {
  constructor(
    private readonly consignments: ConsignmentsService,
    private readonly units: UnitsService,
    private readonly catalogue: CatalogueService,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Line by line as it is sent: a consignment of a hundred thousand is never in memory whole.
   * @throws Refused NOT_FOUND for a foreign consignment as for none
   */
  async open(principal: Principal, consignmentId: string, kind: ListKind): Promise<Readable> {
    const found = isUuid(consignmentId) ? await this.consignments.one(principal, consignmentId) : null;
    if (!found) throw NOT_FOUND.because('There is no such consignment.', 'consignment');
    const lines = this.linesOf(principal, found.id);
    if (kind === 'XLSX') return workbookOf(withHeader(lines));
    return Readable.from(kind === 'CSV' ? csvOf(lines) : jsonOf(lines), { objectMode: false });
  }

  private async *linesOf(principal: Principal, consignmentId: string): AsyncGenerator<ExportedLine> {
    let after = '0';
    for (let more = true; more; ) {
      const last = after;
      const rows = await this.work.read(principal, async (tx) => {
        const found = await this.units.announcedOf(tx, consignmentId, last, BATCH);
        const items = await this.catalogue.itemsByIds(tx, [...new Set(found.map(({ itemId }) => itemId))]);
        return found.map((line) => ({ line, code: items.get(line.itemId)?.code ?? '' }));
      });
      for (const { line, code } of rows) yield lineOf(line, code);
      more = rows.length === BATCH;
      after = rows.at(-1)?.line.id ?? after;
    }
  }
}

function lineOf(line: AnnouncedLine, code: string): ExportedLine {
  const { sscc, quantity, lot, expiry, grossGrams, temperatureClass } = line;
  return [sscc, code, quantity, lot, expiry, grossGrams / 1_000, temperatureClass];
}

async function* withHeader(lines: AsyncIterable<ExportedLine>): AsyncGenerator<ExportedLine> {
  yield HEADER;
  yield* lines;
}

/** With a byte order mark: without it Excel takes UTF-8 for the encoding of its country. */
async function* csvOf(lines: AsyncIterable<ExportedLine>): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const line of withHeader(lines)) yield csvLine(line);
}

/** Nobody opens JSON in a spreadsheet: its texts are what they are. */
async function* jsonOf(lines: AsyncIterable<ExportedLine>): AsyncGenerator<string> {
  let before = '{"lines":[\n';
  for await (const line of lines) {
    yield before + JSON.stringify(Object.fromEntries(HEADER.map((name, n) => [name, line[n]])));
    before = ',\n';
  }
  yield before.startsWith('{') ? '{"lines":[]}\n' : '\n]}\n';
}
