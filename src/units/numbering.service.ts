import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import { buildSscc, ssccSerialCapacity } from '../standards/sscc.js';
import { BuiltUnitStore } from './built-unit.store.js';
import { type Numbering, NumberingStore } from './numbering.store.js';
import { SightingsService } from './sightings.service.js';
import { UnitEvent } from './unit.events.js';
import { NO_COMPANY_PREFIX, NUMBERS_EXHAUSTED, SSCC_IN_USE } from './unit.refusals.js';
import type { UnitRow } from './unit.store.js';

export type { Numbering };

const LAST_EXTENSION_DIGIT = 9;

/** Numbers that the hub gives pallets itself, and new labels for pallets that have one. */
@Injectable()
export class NumberingService {
  constructor(
    private readonly store: NumberingStore,
    private readonly built: BuiltUnitStore,
    private readonly sightings: SightingsService,
    private readonly history: HistoryService,
  ) {}

  of(tx: Transaction, hubId: number): Promise<Numbering | null> {
    return this.store.of(tx, hubId);
  }

  /** From now on. Numbers that were given out before stay what they are. */
  set(tx: Transaction, numbering: Numbering): Promise<void> {
    return this.store.set(tx, numbering);
  }

  /**
   * SSCCs that no pallet has, and that nobody gets again, whatever becomes of this transaction.
   * @throws Refused NO_COMPANY_PREFIX, NUMBERS_EXHAUSTED
   */
  async mint(tx: Transaction, count: number): Promise<string[]> {
    const numbering = await this.store.of(tx, tx.principal.hubId);
    if (!numbering) throw NO_COMPANY_PREFIX.because('Your hub has no GS1 company prefix yet.');
    const minted: string[] = [];
    while (minted.length < count) {
      const serials = await this.store.serials(tx, count - minted.length);
      const ssccs = serials.map((serial) => ssccOf(serial, numbering));
      // Before a hub was told its prefix, pallets with numbers of it may have come.
      const taken = await this.built.taken(tx, tx.principal.hubId, ssccs);
      minted.push(...ssccs.filter((sscc) => !taken.has(sscc)));
    }
    return minted;
  }

  /**
   * A new label for a unit whose head is locked. Its former ones still stand for it.
   *
   * @param sscc null: one is minted
   * @throws Refused SSCC_IN_USE, NO_COMPANY_PREFIX, NUMBERS_EXHAUSTED
   */
  async relabel(tx: Transaction, unit: UnitRow, sscc: string | null, note: string): Promise<void> {
    const number = sscc ?? (await this.mint(tx, 1))[0] ?? '';
    const taken = await this.built.taken(tx, tx.principal.hubId, [number]);
    if (taken.has(number))
      throw SSCC_IN_USE.because(`A pallet of this hub bears or bore ${number}: use a new number.`, 'sscc');
    await this.store.putLabel(tx, unit.id, number);
    const detail = { from: unit.sscc, to: number, note: new Words(note) };
    const occurredAt = await this.history.now(tx);
    await this.sightings.observe(tx, [
      { unitId: unit.id, code: UnitEvent.UNIT_RELABELLED, occurredAt, detail },
    ]);
  }

  /** The numbers that a unit bore before, the oldest first. */
  async formerOf(tx: Transaction, units: readonly UnitRow[]): Promise<Map<string, string[]>> {
    const later = await this.store.labelsOf(
      tx,
      units.map(({ id }) => id),
    );
    return new Map(
      units.map(({ id, firstSscc }) => [
        id,
        [firstSscc, ...later.filter(({ unitId }) => unitId === id).map(({ sscc }) => sscc)].slice(0, -1),
      ]),
    );
  }
}

/** When the serials of an extension digit are used up, those of the next one follow. */
function ssccOf(number: bigint, { companyPrefix, extensionDigit: first }: Numbering): string {
  const capacity = ssccSerialCapacity(companyPrefix);
  const extensionDigit = first + Number(number / capacity);
  if (extensionDigit > LAST_EXTENSION_DIGIT)
    throw NUMBERS_EXHAUSTED.because(`Company prefix ${companyPrefix} has no numbers left.`);
  const sscc = buildSscc({ extensionDigit, companyPrefix, serial: number % capacity });
  if (!sscc.ok) throw new Error(sscc.message);
  return sscc.value;
}
