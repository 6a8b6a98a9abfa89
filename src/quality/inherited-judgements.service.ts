import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type Descent, KinService } from '../units/kin.service.js';
import { AcceptanceStore, type RuleOfUnit } from './acceptance.store.js';

/** A rule that a pallet breaks. */
export interface Broken extends RuleOfUnit {
  readonly hubId: number;
}

/**
 * What was judged of goods holds for the pallets that they were put onto: when all pallets that a new one was built from
 * had an exception, it has one; when their holds were opened before, they went along, open or released.
 */
@Injectable()
export class InheritedJudgements {
  constructor(
    private readonly store: AcceptanceStore,
    private readonly kin: KinService,
  ) {}

  /** @returns what is left: broken rules that nobody has judged on the pallets that the goods came from. */
  async leave(tx: Transaction, broken: readonly Broken[]): Promise<Broken[]> {
    if (broken.length === 0) return [];
    const moves = await this.kin.lineageOf(tx, [...new Set(broken.map(({ unitId }) => unitId))], 'ONTO');
    const left: Broken[] = [];
    for (const one of broken) if (!(await this.inherit(tx, one, moves))) left.push(one);
    return left;
  }

  private async inherit(tx: Transaction, one: Broken, moves: readonly Descent[]): Promise<boolean> {
    const direct = moves.filter(({ toUnit }) => toUnit === one.unitId);
    if (direct.length === 0) return false;
    const before = await this.judgedOn(tx, one, direct);
    if (before.size < new Set(direct.map(({ fromUnit }) => fromUnit)).size) return false;
    const excepted = [...before].find(([, how]) => how === 'EXCEPTED');
    if (excepted && [...before.values()].every((how) => how === 'EXCEPTED'))
      await this.store.copyException(tx, excepted[0], one);
    else await this.store.found(tx, [one]);
    return true;
  }

  /** Those of the pallets on which the rule was judged before the goods left them, and how. */
  private async judgedOn(
    tx: Transaction,
    { rule }: RuleOfUnit,
    direct: readonly Descent[],
  ): Promise<Map<string, 'EXCEPTED' | 'HELD'>> {
    const sources = [...new Set(direct.map(({ fromUnit }) => fromUnit))];
    const exceptions = await this.store.exceptionsOf(tx, sources);
    const failures = await this.store.failuresOf(tx, sources);
    const isBefore = (unitId: string, time: Date) =>
      direct.some(({ fromUnit, at }) => fromUnit === unitId && time <= at);
    const held = failures.filter((one) => one.rule === rule && isBefore(one.unitId, one.foundAt));
    const excepted = exceptions.filter((one) => one.rule === rule && isBefore(one.unitId, one.madeAt));
    return new Map([
      ...held.map(({ unitId }) => [unitId, 'HELD'] as const),
      ...excepted.map(({ unitId }) => [unitId, 'EXCEPTED'] as const),
    ]);
  }
}
