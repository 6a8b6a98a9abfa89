import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Command } from '../platform/commands/command.js';
import { CommandGroups } from '../platform/commands/command-groups.service.js';
import { Gatherer, type Settled } from '../platform/commands/gatherer.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { Refused } from '../platform/refusals/refusal.js';
import { UnitEvent } from '../units/unit.events.js';
import { statusOf } from '../units/unit.lifecycle.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';
import { type Arrival, ArrivalsService, dated, type UndatedArrival } from './arrivals.service.js';
import { ALREADY_RECEIVED } from './receiving.refusals.js';
import { originalText } from './scan-reader.js';

/** More at once would hold the streams' heads for longer than somebody with a scanner likes to wait. */
const LARGEST_GROUP = 50;

interface Receipt {
  readonly principal: Principal;
  readonly command: Command;
  readonly arrival: UndatedArrival;
}

/** A received pallet; its row as the receipt left it, unless the receipt is a replay of an earlier one. */
export interface Received {
  readonly unitId: string;
  readonly row?: UnitRow | undefined;
}

/** Pallets received one by one, each with its own answer, that share transactions when many come at once. */
@Injectable()
export class ReceiptsService {
  private readonly gatherer = new Gatherer<Receipt, Received>(
    LARGEST_GROUP,
    ({ command, arrival }) => [`key ${command.idempotencyKey}`, `sscc ${arrival.sscc}`],
    (receipts) => this.together(receipts),
  );

  constructor(
    private readonly groups: CommandGroups,
    private readonly arrivals: ArrivalsService,
    private readonly units: UnitsService,
    private readonly history: HistoryService,
  ) {}

  /**
   * Receives one pallet, announced or not. A second sighting is kept, and nothing else changes.
   * @throws Refused ALREADY_RECEIVED, INVALID_INPUT for a time in the future, KEY_REUSED
   */
  async receive(principal: Principal, command: Command, arrival: UndatedArrival): Promise<Received> {
    const lane = `${principal.organisationId}/${principal.actorId}/${principal.kind}/${principal.hubId}`;
    return this.gatherer.add(lane, { principal, command, arrival });
  }

  private async together(receipts: readonly Receipt[]): Promise<Settled<Received>[]> {
    const [{ principal }] = receipts as [Receipt];
    const items = receipts.map(({ arrival: item, command }) => ({ item, command }));
    let rows = new Map<string, UnitRow>();
    const outcomes = await this.groups.run(principal, items, async (tx, arrivals) => {
      const recorded = await this.record(tx, arrivals);
      rows = await this.rowsOf(tx, recorded);
      return recorded;
    });
    return outcomes.map((one) =>
      'result' in one ? { result: { ...one.result, row: rows.get(one.result.unitId) } } : one,
    );
  }

  /** Read here, once for all, so that no answer needs a transaction of its own. */
  private async rowsOf(
    tx: Transaction,
    recorded: readonly ({ unitId: string } | Refused)[],
  ): Promise<Map<string, UnitRow>> {
    const ids = recorded.flatMap((one) => (one instanceof Refused ? [] : [one.unitId]));
    return new Map((await this.units.byIds(tx, ids)).map((row) => [row.id, row]));
  }

  private async record(
    tx: Transaction,
    stated: readonly UndatedArrival[],
  ): Promise<({ unitId: string } | Refused)[]> {
    const now = await this.history.now(tx);
    const arrivals = stated.map((one) => datedOrRefused(one, now));
    const good = arrivals.filter((one): one is Arrival => !(one instanceof Refused));
    const answers = new Map((await this.see(tx, good)).map((answer, place) => [good[place], answer]));
    return arrivals.map((one) =>
      one instanceof Refused ? one : (answers.get(one) as { unitId: string } | Refused),
    );
  }

  private async see(
    tx: Transaction,
    arrivals: readonly Arrival[],
  ): Promise<({ unitId: string } | Refused)[]> {
    if (arrivals.length === 0) return [];
    const unitIds = await this.arrivals.find(tx, arrivals);
    await this.units.lock(tx, unitIds);
    const before = new Map((await this.units.byIds(tx, unitIds)).map((row) => [row.id, row]));
    await this.units.observe(
      tx,
      arrivals.map((arrival, place) =>
        sightingOf(arrival, before.get(unitIds[place] ?? ''), unitIds[place] ?? ''),
      ),
    );
    return unitIds.map((unitId) => refusalOfSecond(before.get(unitId)) ?? { unitId });
  }
}

function sightingOf(arrival: Arrival, row: UnitRow | undefined, unitId: string) {
  const { sscc, detail: kept, ...seen } = arrival;
  // The text of a later label is brought back by nothing else.
  const isLater = row !== undefined && row.firstSscc !== sscc;
  const detail = kept ?? (isLater ? { raw: originalText(sscc, seen.capture, null) } : null);
  return { ...seen, ...(detail ? { detail } : {}), unitId, code: UnitEvent.UNIT_RECEIVED };
}

function datedOrRefused(arrival: UndatedArrival, now: Date): Arrival | Refused {
  try {
    return dated(arrival, now);
  } catch (problem) {
    if (problem instanceof Refused) return problem;
    throw problem;
  }
}

/** Why a pallet in this state is not received again, or null. */
export function refusalOfSecond(row: UnitRow | undefined): Refused | null {
  if (!row || statusOf(row.status) === 'EXPECTED') return null;
  const when = row.receivedAt ? ` at ${row.receivedAt.toISOString()}` : '';
  const where = row.locationCode ? ` and last seen at ${row.locationCode}` : '';
  return ALREADY_RECEIVED.because(
    `Pallet ${row.sscc} was received before${when}${where}. It is ${statusOf(row.status)}.`,
    'sscc',
  );
}
