import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import type { Reading } from '../standards/temperature-record.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';
import { AlarmsService } from './alarms.service.js';
import { COLDEST, importTemperaturesInput, recordTemperaturesInput, WARMEST } from './cold-chain.input.js';
import { IMPOSSIBLE_TEMPERATURE, NO_READINGS, NOT_YET, OTHER_READING } from './cold-chain.refusals.js';
import { ColdChainStore } from './cold-chain.store.js';
import { type ReadingProblem, readLoggerFile, type SentReading } from './logger-file.js';

/** What became of readings. A type alias, so that it can be stored as the outcome of a request. */
export type RecordedTemperatures = {
  /** Readings that are new. */
  readonly accepted: number;
  /** Readings that were told before, the same. */
  readonly duplicates: number;
  readonly problems: readonly ReadingProblem[];
  /** Internal ids of the pallets. */
  readonly unitIds: readonly string[];
  /** Alarms that were not known before; each held its pallet. */
  readonly alarms: number;
};

interface Watched {
  readonly idempotencyKey: string;
  readonly logger: string;
  readonly unitIds: readonly string[];
}

interface Parts {
  readonly sent: readonly SentReading[];
  readonly problems: readonly ReadingProblem[];
}

/** A device's clock may be ahead of the hub's by so much. */
const TOLERANCE_MS = 5 * 60_000;

/** Takes the readings of loggers, by message and by file, and judges them for the pallets that they stand for. */
@Injectable()
export class TemperaturesService {
  constructor(
    private readonly commands: CommandsService,
    private readonly units: UnitsService,
    private readonly history: HistoryService,
    private readonly store: ColdChainStore,
    private readonly alarms: AlarmsService,
  ) {}

  /** @throws Refused NOT_FOUND, NO_READINGS, INVALID_INPUT */
  record(principal: Principal, sent: unknown): Promise<RecordedTemperatures> {
    const { readings, ...input } = validated(recordTemperaturesInput, sent);
    const parts = readings.map(({ at, celsius }, place) => ({ place, at: at.toISOString(), celsius }));
    return this.take(principal, 'recordTemperatures', input, { sent: parts, problems: [] });
  }

  /** @throws Refused NOT_FOUND, NO_READINGS, NO_COLUMN, WRONG_SCALE, INVALID_INPUT */
  import(principal: Principal, sent: unknown): Promise<RecordedTemperatures> {
    const { csv, ...input } = validated(importTemperaturesInput, sent);
    const { readings, problems } = readLoggerFile(csv);
    return this.take(principal, 'importTemperatures', input, { sent: readings, problems });
  }

  private take(
    principal: Principal,
    operation: string,
    input: Watched,
    parts: Parts,
  ): Promise<RecordedTemperatures> {
    const command = { operation, idempotencyKey: input.idempotencyKey, body: { ...input, ...parts } };
    return this.commands.run(principal, command, async (tx) => {
      const units = await this.ownUnits(tx, input.unitIds);
      const unitIds = units.map(({ id }) => id);
      const descents = await this.alarms.whereGoodsWent(tx, unitIds);
      await this.units.lock(tx, [...new Set([...unitIds, ...descents.map(({ toUnit }) => toUnit)])]);
      const loggerId = await this.store.logger(tx, principal.hubId, input.logger);
      const checked = await this.sorted(tx, loggerId, parts);
      if (checked.good.length === 0) throw NO_READINGS.because(firstProblem(checked.problems), 'readings');
      await this.store.add(tx, loggerId, checked.fresh);
      const stretch = { loggerId, ...spanOf(checked.good) };
      await this.store.watch(tx, stretch, unitIds);
      const alarms = await this.alarms.raise(tx, units, descents, { id: loggerId, code: input.logger });
      await this.alarms.announce(tx, units);
      return {
        accepted: checked.fresh.length,
        duplicates: checked.good.length - checked.fresh.length,
        problems: checked.problems,
        unitIds,
        alarms,
      };
    });
  }

  /** In the order given. */
  private async ownUnits(tx: Transaction, publicIds: readonly string[]): Promise<UnitRow[]> {
    const { hubId } = tx.principal;
    const rows = await this.units.byPublicIds(tx, publicIds);
    const own = new Map(
      rows.filter((row) => hubId > 0 && row.hubId === hubId).map((row) => [row.publicId, row]),
    );
    return publicIds.map((publicId, place) => {
      const row = own.get(publicId);
      if (!row) throw NOT_FOUND.because('There is no such pallet at your hub.', `unitIds[${place}]`);
      return row;
    });
  }

  private async sorted(tx: Transaction, loggerId: string, { sent, problems }: Parts) {
    const latest = (await this.history.now(tx)).getTime() + TOLERANCE_MS;
    const known = await this.store.known(
      tx,
      loggerId,
      sent.map(({ at }) => new Date(at)),
    );
    const good: Reading[] = [];
    const fresh: Reading[] = [];
    const bad = [...problems];
    for (const reading of sent) {
      const problem = problemOf(reading, known, latest);
      if (problem) bad.push({ place: reading.place, ...problem });
      else {
        const read = { at: new Date(reading.at), celsius: reading.celsius };
        good.push(read);
        if (!known.has(read.at.getTime())) fresh.push(read);
        known.set(read.at.getTime(), read.celsius);
      }
    }
    return { good, fresh, problems: bad.sort((one, other) => one.place - other.place) };
  }
}

function problemOf(
  { at, celsius }: SentReading,
  known: ReadonlyMap<number, number>,
  latest: number,
): Omit<ReadingProblem, 'place'> | null {
  const time = new Date(at).getTime();
  if (celsius < COLDEST || celsius > WARMEST)
    return { code: IMPOSSIBLE_TEMPERATURE.code, message: `${celsius} C is no temperature of goods.` };
  if (time > latest) return { code: NOT_YET.code, message: `${at} has not come yet.` };
  const before = known.get(time);
  if (before !== undefined && Math.round(before * 100) !== Math.round(celsius * 100))
    return { code: OTHER_READING.code, message: `At ${at} this logger read ${before} C before.` };
  return null;
}

function firstProblem([first]: readonly ReadingProblem[]): string {
  return first ? `No reading could be taken. The first: ${first.message}` : 'The file has no readings.';
}

function spanOf(readings: readonly Reading[]): { since: Date; until: Date } {
  let [since, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at } of readings) {
    since = Math.min(since, at.getTime());
    until = Math.max(until, at.getTime());
  }
  return { since: new Date(since), until: new Date(until) };
}
