import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type Descent, KinService } from '../units/kin.service.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';

type Line = Pick<ContentRow, 'id' | 'unitId'>;

/** When goods came to the hub: on the pallet that they are on, or on one that they were on before. */
@Injectable()
export class ArrivalsOfGoods {
  constructor(
    private readonly kin: KinService,
    private readonly units: UnitsService,
  ) {}

  /** By the internal id of the line; goods that are expected are absent. */
  async of(tx: Transaction, lines: readonly Line[]): Promise<Map<string, Date>> {
    if (lines.length === 0) return new Map();
    const unitIds = [...new Set(lines.map(({ unitId }) => unitId))];
    const moves = await this.kin.lineageOf(tx, unitIds, 'ONTO');
    const arrivals = await this.units.arrivals(tx, [
      ...new Set([...unitIds, ...moves.map(({ fromUnit }) => fromUnit)]),
    ]);
    return new Map(
      lines.flatMap((line) => {
        const times = stationsOf(line, moves).flatMap((unitId) => arrivals.get(unitId)?.getTime() ?? []);
        return times.length > 0 ? [[line.id, new Date(Math.min(...times))] as const] : [];
      }),
    );
  }
}

/** All units that goods of a line are or were on. */
function stationsOf(line: Line, moves: readonly Descent[]): string[] {
  const lines = new Map([[line.id, line.unitId]]);
  // A map hands out what is added to it while it is gone through.
  for (const [id] of lines)
    for (const { toLine, fromLine, fromUnit } of moves) if (toLine === id) lines.set(fromLine, fromUnit);
  return [...lines.values()];
}
