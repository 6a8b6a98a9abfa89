import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { isUuid } from '../platform/ids/ids.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { type ContentRow, ContentStore } from './content.store.js';
import { LedgerService } from './ledger.service.js';
import { statusOf } from './unit.lifecycle.js';
import { BELOW_RECEIVED } from './unit.refusals.js';
import { type UnitRow, UnitStore } from './unit.store.js';

/** How much of a line is announced now. */
export interface RevisedQuantity {
  /** Public id. */
  readonly contentLineId: string;
  readonly quantity: number;
}

/** A line of which something else is announced. */
export interface RevisedLine {
  readonly line: ContentRow;
  readonly sscc: string;
  readonly after: number;
}

/** Another announcement of goods that have not come. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly contents: ContentStore,
    private readonly units: UnitStore,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Announces other quantities of lines of one consignment, whose head the caller holds: it is the home stream of
   * the pallets that were announced with it.
   * @returns one for each that was given, in order
   * @throws Refused NOT_FOUND, BELOW_RECEIVED with the field `lines[n]`
   */
  async revise(
    tx: Transaction,
    act: string,
    consignment: { readonly id: string; readonly streamId: string },
    wanted: readonly RevisedQuantity[],
  ): Promise<RevisedLine[]> {
    const lines = await this.linesOf(tx, consignment.id, wanted);
    const units = await this.unitsOf(tx, lines);
    const revised = lines.map((line, n) => {
      const unit = units.get(line.unitId);
      if (!unit) throw new Error(`Content line ${line.publicId} is on no pallet`);
      if (unit.streamId !== consignment.streamId || !isAwaited(unit, line)) throw received(unit, n);
      return { line, sscc: unit.sscc, after: wanted[n]?.quantity ?? 0 };
    });
    const changes = revised.filter(({ line, after }) => line.announcedQuantity !== after);
    if (changes.length > 0)
      await this.ledger.revise(
        tx,
        act,
        changes.map(({ line, after }) => ({ line, announced: after })),
      );
    return revised;
  }

  private async linesOf(
    tx: Transaction,
    consignmentId: string,
    wanted: readonly RevisedQuantity[],
  ): Promise<ContentRow[]> {
    const ids = wanted.map(({ contentLineId }) => contentLineId).filter(isUuid);
    const found = await this.contents.ofConsignment(tx, consignmentId, ids);
    const byId = new Map(found.map((line) => [line.publicId, line]));
    return wanted.map(({ contentLineId }, n) => {
      const line = byId.get(contentLineId);
      if (line) return line;
      throw NOT_FOUND.because('This consignment has no such content line.', `lines[${n}]`);
    });
  }

  private async unitsOf(tx: Transaction, lines: readonly ContentRow[]): Promise<Map<string, UnitRow>> {
    const rows = await this.units.byIds(tx, [...new Set(lines.map(({ unitId }) => unitId))]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Not here, never seen, and nobody said what is in it but the donor. */
function isAwaited({ status, receivedAt }: UnitRow, { countedQuantity, goneQuantity }: ContentRow): boolean {
  return (
    statusOf(status) === 'EXPECTED' && receivedAt === null && countedQuantity === null && goneQuantity === 0
  );
}

function received({ sscc, status }: UnitRow, n: number) {
  const why =
    statusOf(status) === 'EXPECTED'
      ? 'its goods were found or counted at the hub'
      : `it is ${statusOf(status)}`;
  return BELOW_RECEIVED.because(
    `The announcement of pallet ${sscc} can no longer be revised: ${why}. A difference is counted at the hub.`,
    `lines[${n}]`,
  );
}
