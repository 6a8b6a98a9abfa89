import { Injectable } from '@nestjs/common';
import { CatalogueService, type Item } from '../catalogue/catalogue.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import type { ExpectedUnit } from '../units/units.service.js';
import { checkManifestInput } from './manifest.input.js';
import { type ManifestLine, readManifest } from './manifest-reader.js';
import type { LineProblem } from './manifest-table.js';

export interface CheckedManifest {
  readonly linesRead: number;
  readonly linesTaken: number;
  readonly units: readonly ExpectedUnit[];
  readonly problems: readonly LineProblem[];
}

type ItemLine = ManifestLine & { readonly found: Item };

/** Holds a manifest against the catalogue, and makes pallets of its lines. */
@Injectable()
export class ManifestChecker {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly work: UnitOfWork,
  ) {}

  /** What importing it would find; nothing is stored. @throws Refused INVALID_INPUT */
  async preview(principal: Principal, sent: unknown): Promise<CheckedManifest> {
    const { text } = validated(checkManifestInput, sent);
    return this.work.read(principal, (tx) => this.check(tx, text));
  }

  async check(tx: Transaction, text: string): Promise<CheckedManifest> {
    const { lines, linesRead, problems } = readManifest(text);
    const items = await this.catalogue.itemsByCodes(tx, [...new Set(lines.map(({ item }) => item))]);
    const unknown = lines.filter(({ item }) => !items.has(item)).map(unknownItem);
    const known = lines.flatMap((line) => {
      const found = items.get(line.item);
      return found ? [{ ...line, found }] : [];
    });
    const { taken, mixed } = ofOneTemperature(known);
    return {
      linesRead,
      linesTaken: taken.length,
      units: unitsOf(taken),
      problems: [...problems, ...unknown, ...mixed].sort((one, other) => one.line - other.line),
    };
  }
}

function unknownItem({ line, item }: ManifestLine): LineProblem {
  const message = `The catalogue has no item ${item}.`;
  return { line, column: 'item', code: 'UNKNOWN_ITEM', message };
}

/** A pallet is kept at one temperature: the one that is said, or the one that its first goods need. */
function ofOneTemperature(lines: readonly ItemLine[]) {
  const first = new Map<string, ItemLine>();
  const mixed: LineProblem[] = [];
  const taken = lines.filter((line) => {
    const begin = first.get(line.sscc) ?? line;
    first.set(line.sscc, begin);
    if (line.temperatureClass || begin.found.temperatureClass === line.found.temperatureClass) return true;
    const message = `Its goods need another temperature than those of line ${begin.line}: say the pallet's in temperature_class.`;
    mixed.push({ line: line.line, column: 'temperature_class', code: 'INVALID_INPUT', message });
    return false;
  });
  return { taken, mixed };
}

function unitsOf(lines: readonly ItemLine[]): ExpectedUnit[] {
  const pallets = new Map<string, ItemLine[]>();
  for (const line of lines) {
    const pallet = pallets.get(line.sscc);
    if (pallet) pallet.push(line);
    else pallets.set(line.sscc, [line]);
  }
  return [...pallets].map(([sscc, contents]) => {
    const [{ temperatureClass, grossWeightKilograms: grossGrams, found }] = contents as [ItemLine];
    return {
      sscc,
      grossGrams,
      temperatureClass: temperatureClass ?? found.temperatureClass,
      contents: contents.map(({ lot, expiry, quantity, found: { id: itemId } }) => ({
        lot,
        expiry,
        quantity,
        itemId,
      })),
    };
  });
}
