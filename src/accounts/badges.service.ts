import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { BadgeDesk } from './badge-desk.service.js';
import { PasswordProof } from './password-proof.service.js';
import { PasswordsService } from './passwords.service.js';
import { weaknessOfPin } from './pin-policy.js';
import { badgeInput, badgeResetInput } from './shift-input.js';

/** What a member of a hub says. Checked here. */
export interface EnrolBadge {
  readonly idempotencyKey: string;
  readonly badgeCode: string;
  readonly pin: string;
  readonly currentPassword: string;
}
/** What a supervisor says. Checked here. */
export interface ResetBadge {
  readonly idempotencyKey: string;
  /** Public id. */
  readonly member: string;
}

/** Badges and PINs: chosen by those who wear them, taken away by a supervisor. */
@Injectable()
export class BadgesService {
  constructor(
    private readonly commands: CommandsService,
    private readonly work: UnitOfWork,
    private readonly proof: PasswordProof,
    private readonly passwords: PasswordsService,
    private readonly desk: BadgeDesk,
  ) {}

  /**
   * Instead of a former badge, whose shifts end. It takes the password: a token left lying about must not open
   * shifts for months.
   * @returns the code
   * @throws Refused INVALID_INPUT, FORBIDDEN, WEAK_PIN, WRONG_CREDENTIALS, ACCOUNT_LOCKED, BADGE_TAKEN
   */
  async enrol(principal: Principal, { idempotencyKey, ...asked }: EnrolBadge): Promise<string> {
    const { badgeCode: code, pin, currentPassword } = validated(badgeInput, asked);
    if (principal.kind !== 'member' || principal.hubId === 0)
      throw FORBIDDEN.because('Sign in yourself, at a hub, to choose a badge and a PIN.');
    const weakness = weaknessOfPin(pin, code);
    if (weakness) throw weakness;
    const member = await this.work.read(principal, (tx) => this.proof.memberOf(tx));
    const right = await this.proof.isRight(member, currentPassword);
    const pinHash = await this.passwords.hash(pin);
    const body = { code, secrets: this.desk.fingerprint(pin, currentPassword) };
    await this.commands.run(
      principal,
      { operation: 'enrolBadge', idempotencyKey, body },
      async (tx) => {
        await this.proof.judge(tx, member, right);
        await this.desk.give(tx, member, { code, pinHash });
        return { code };
      },
      (tx) => this.proof.count(tx, member, right),
    );
    return code;
  }

  /** @returns the member's public id. @throws Refused INVALID_INPUT, NOT_FOUND */
  async reset(principal: Principal, { idempotencyKey, ...body }: ResetBadge): Promise<string> {
    const { member } = validated(badgeResetInput, body);
    await this.commands.run(principal, { operation: 'resetBadge', idempotencyKey, body }, async (tx) => {
      await this.desk.take(tx, member);
      return { member };
    });
    return member;
  }
}
