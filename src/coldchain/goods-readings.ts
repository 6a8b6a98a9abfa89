import type { Reading } from '../standards/temperature-record.js';

/** A reading, with the logger that made it. */
export interface LoggerReading extends Reading {
  readonly logger: string;
}

/** Goods of one line went onto another one. */
interface Move {
  readonly fromUnit: string;
  readonly fromLine: string;
  readonly toLine: string;
  readonly at: Date;
}

/** Goods stood on a pallet until they were put onto the next one; null: they are there. */
interface Stay {
  readonly unitId: string;
  readonly until: Date | null;
}

type Way = readonly Stay[];

/** Goods that were merged from more pallets than this are judged by as many of the ways that they came. */
const MOST_WAYS = 100;

/**
 * What loggers said of goods wherever they stood: a pallet that was built has the readings of those that its goods came
 * from, up to the move. A table for rebuilt pallets, not a walk through the database.
 */
export class GoodsReadings {
  private readonly movesOnto: ReadonlyMap<string, readonly Move[]>;

  constructor(
    moves: readonly Move[],
    private readonly byUnit: ReadonlyMap<string, readonly LoggerReading[]>,
  ) {
    const onto = new Map<string, Move[]>();
    for (const move of moves) onto.set(move.toLine, [...(onto.get(move.toLine) ?? []), move]);
    this.movesOnto = onto;
  }

  /** One series for each way that goods of the line came; their time in a temperature is counted for each apart. */
  ofLine(lineId: string, unitId: string): LoggerReading[][] {
    return this.waysOf(lineId, { unitId, until: null }).map((way) => this.along(way));
  }

  /** All that was read of a pallet and of the goods of these lines of it. In the order of loggers and times. */
  ofUnit(unitId: string, lineIds: readonly string[]): LoggerReading[] {
    const series = [
      this.along([{ unitId, until: null }]),
      ...lineIds.flatMap((id) => this.ofLine(id, unitId)),
    ];
    return distinct(series.flat());
  }

  /** Quantities only ever go onto new lines, so that no way comes back to where it was. */
  private waysOf(lineId: string, stay: Stay): Way[] {
    const moves = this.movesOnto.get(lineId) ?? [];
    if (moves.length === 0) return [[stay]];
    const ways = moves.flatMap(({ fromUnit, fromLine, at }) => {
      const until = stay.until && stay.until < at ? stay.until : at;
      return this.waysOf(fromLine, { unitId: fromUnit, until }).map((way) => [...way, stay]);
    });
    return ways.slice(0, MOST_WAYS);
  }

  private along(way: Way): LoggerReading[] {
    const seen = way.flatMap(({ unitId, until }) =>
      (this.byUnit.get(unitId) ?? []).filter(({ at }) => until === null || at <= until),
    );
    return distinct(seen);
  }
}

/** One logger may have gone along: its file then stands for both pallets. */
function distinct(readings: readonly LoggerReading[]): LoggerReading[] {
  const found = new Map(readings.map((one) => [`${one.at.getTime()} ${one.logger}`, one]));
  return [...found.values()].sort((a, b) => compare(a.logger, b.logger) || a.at.getTime() - b.at.getTime());
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
