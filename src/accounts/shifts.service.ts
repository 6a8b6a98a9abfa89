import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { WRONG_BADGE } from './accounts.refusals.js';
import { BadgeStore } from './badge.store.js';
import { PasswordsService } from './passwords.service.js';
import type { Badge } from './shift.entity.js';
import { ShiftAttempts } from './shift-attempts.js';
import { openShiftInput } from './shift-input.js';
import { type OpenedShift, ShiftOpening } from './shift-opening.service.js';

/** What a shared device says. Checked here. */
export interface OpenShift {
  readonly badgeCode: string;
  readonly pin: string;
}

@Injectable()
export class ShiftsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly badges: BadgeStore,
    private readonly passwords: PasswordsService,
    private readonly attempts: ShiftAttempts,
    private readonly opening: ShiftOpening,
  ) {}

  /**
   * A badge and a PIN, shown to a device. An unknown badge and a wrong PIN get the same answer after the same work.
   * The shift that was open on the device ends.
   * @throws Refused INVALID_INPUT, FORBIDDEN, WRONG_BADGE, ACCOUNT_LOCKED
   */
  async open(principal: Principal, input: OpenShift): Promise<OpenedShift> {
    const { badgeCode, pin } = validated(openShiftInput, input);
    if (principal.kind !== 'device' || principal.hubId === 0)
      throw FORBIDDEN.because('A shift is opened by a device of a hub, with its API key.');
    const badge = await this.work.read(principal, (tx) => this.lookUp(tx, badgeCode));
    const right = await this.passwords.isRight(badge?.pinHash ?? null, pin);
    // A refusal is answered, not thrown, inside: what was counted must be committed.
    const outcome = await this.work.write(principal, (tx) =>
      this.settle(tx, badgeCode, right ? badge : null),
    );
    if (outcome instanceof Refused) throw outcome;
    return outcome;
  }

  private async lookUp(tx: Transaction, code: string): Promise<Badge | null> {
    const { organisationId } = tx.principal;
    const locked = await this.attempts.refusal(tx, organisationId, code);
    if (locked) throw locked;
    return this.badges.byCode(tx, organisationId, code);
  }

  private async settle(tx: Transaction, code: string, badge: Badge | null): Promise<Refused | OpenedShift> {
    const { organisationId } = tx.principal;
    const locked = await this.attempts.settledRefusal(tx, organisationId, code);
    if (locked) return locked;
    if (!badge) {
      await this.attempts.failed(tx, organisationId, code);
      return WRONG_BADGE.because('No badge here has this code and PIN.');
    }
    await this.attempts.opened(tx, organisationId, code);
    return this.opening.open(tx, badge);
  }
}
