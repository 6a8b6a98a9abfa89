import { Injectable } from '@nestjs/common';
import type { CreatedConsignment } from '../consignments/consignment-creation.service.js';
import type { Portion } from '../consignments/consignment-goods.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Refused } from '../platform/refusals/refusal.js';
import { AnnouncedUnitsService } from '../receiving/announced-units.service.js';
import type { ExpectedUnit } from '../units/units.service.js';
import { ManifestLineStore, type PreviewLine } from './manifest-line.store.js';

/** Pallets that are announced at once: a manifest of a hundred thousand is never in memory whole. */
const BATCH = 500;

/** The goods of a manifest on their way into a consignment. */
@Injectable()
export class ManifestGoods {
  constructor(
    private readonly lines: ManifestLineStore,
    private readonly announced: AnnouncedUnitsService,
  ) {}

  /** @throws Refused SSCC_ANNOUNCED_TWICE with `line[n]`, PORTIONS_EXCEED, NOT_FOUND with `portions[n]` */
  async announce(
    tx: Transaction,
    hubId: number,
    consignment: CreatedConsignment,
    uploadId: string,
    portions: readonly Portion[],
  ): Promise<void> {
    let after = '-1';
    for (let more = true; more; ) {
      const lines = await this.lines.ofPallets(tx, uploadId, after, BATCH);
      const units = unitsOf(lines);
      more = units.length === BATCH;
      after = lines.at(-1)?.sscc ?? after;
      // Portions are held against all the goods, so with the last of them.
      await this.add(tx, hubId, consignment, units, more ? [] : portions, lines);
    }
  }

  private async add(
    tx: Transaction,
    hubId: number,
    consignment: CreatedConsignment,
    units: readonly ExpectedUnit[],
    portions: readonly Portion[],
    lines: readonly PreviewLine[],
  ): Promise<void> {
    try {
      await this.announced.add(tx, hubId, consignment, units, portions);
    } catch (problem) {
      throw problem instanceof Refused ? atLine(problem, units, lines) : problem;
    }
  }
}

function unitsOf(lines: readonly PreviewLine[]): ExpectedUnit[] {
  const pallets = new Map<string, PreviewLine[]>();
  for (const line of lines) {
    const pallet = pallets.get(line.sscc);
    if (pallet) pallet.push(line);
    else pallets.set(line.sscc, [line]);
  }
  return [...pallets].map(([sscc, contents]) => {
    const [{ temperatureClass, grossGrams }] = contents as [PreviewLine];
    return { sscc, temperatureClass, grossGrams, contents };
  });
}

/** `units[17].sscc` of a batch tells a person nothing: the line of the file does. */
function atLine(problem: Refused, units: readonly ExpectedUnit[], lines: readonly PreviewLine[]): Refused {
  const place = /^units\[(\d+)\]/.exec(problem.field ?? '')?.[1];
  const sscc = units[Number(place ?? -1)]?.sscc;
  const line = lines.find((one) => one.sscc === sscc)?.line;
  return line === undefined ? problem : new Refused(problem.code, problem.message, `line[${line}]`);
}
