import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { passwordChangeInput } from './invitation-input.js';
import { Keyring } from './keyring.js';
import { NewPasswords } from './new-passwords.service.js';
import { refuseWeak } from './password-policy.js';
import { PasswordProof } from './password-proof.service.js';

/** What a member says. Checked here. */
export interface ChangePassword {
  readonly idempotencyKey: string;
  readonly currentPassword: string;
  readonly newPassword: string;
}

@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly commands: CommandsService,
    private readonly work: UnitOfWork,
    private readonly proof: PasswordProof,
    private readonly passwords: NewPasswords,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Ends every session of the member, this one too.
   * @returns the member's address
   * @throws Refused INVALID_INPUT, FORBIDDEN for a device, WRONG_CREDENTIALS, ACCOUNT_LOCKED, WEAK_PASSWORD
   */
  async change(principal: Principal, { idempotencyKey, ...asked }: ChangePassword): Promise<string> {
    const { currentPassword, newPassword } = validated(passwordChangeInput, asked);
    if (principal.kind !== 'member') throw FORBIDDEN.because('Sign in yourself to change your password.');
    const member = await this.work.read(principal, (tx) => this.proof.memberOf(tx));
    refuseWeak(newPassword, member.email, 'newPassword');
    const right = await this.proof.isRight(member, currentPassword);
    const hash = await this.passwords.hash(newPassword);
    const body = { passwords: this.fingerprint(currentPassword, newPassword) };
    const command = { operation: 'changePassword', idempotencyKey, body };
    await this.commands.run(
      principal,
      command,
      async (tx) => {
        await this.proof.judge(tx, member, right);
        await this.passwords.replace(tx, member.email, hash);
        return { member: member.publicId };
      },
      (tx) => this.proof.count(tx, member, right),
    );
    return member.email;
  }

  /** The body's fingerprint is kept for a month: made of the passwords themselves, it would be tried out. */
  private fingerprint(...passwords: string[]): string {
    return this.keyring.digest('idempotency', JSON.stringify(passwords)).toString('base64url');
  }
}
