import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { memberInput } from './account-input.js';
import { EnrolmentService } from './enrolment.service.js';
import { Keyring } from './keyring.js';
import type { MembershipIds } from './members.service.js';
import { OrganisationsService } from './organisations.service.js';
import { refuseWeak } from './password-policy.js';
import { PasswordsService } from './passwords.service.js';

/** What an administrator says. Checked here. */
export interface AddMember {
  readonly idempotencyKey: string;
  /** Public id; absent for the administrator's own. */
  readonly organisation?: string | null;
  readonly email: string;
  readonly displayName: string;
  readonly password?: string | null;
  readonly roles: readonly string[];
}

@Injectable()
export class NewMembersService {
  constructor(
    private readonly commands: CommandsService,
    private readonly organisations: OrganisationsService,
    private readonly enrolment: EnrolmentService,
    private readonly passwords: PasswordsService,
    private readonly keyring: Keyring,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, FORBIDDEN, EMAIL_TAKEN, ALREADY_MEMBER, ROLE_NOT_ALLOWED */
  async add(principal: Principal, { idempotencyKey, ...asked }: AddMember): Promise<MembershipIds> {
    const given = validated(memberInput, asked);
    const { organisation = null, password = null, ...person } = given;
    if (password !== null) refuseWeak(password, person.email);
    const passwordHash = password === null ? null : await this.passwords.hash(password);
    const body = { ...asked, password: this.fingerprint(password) };
    return this.commands.run(principal, { operation: 'addMember', idempotencyKey, body }, async (tx) => {
      const place = await this.organisations.administered(tx, organisation);
      const member = await this.enrolment.enrol(tx, { ...person, organisation: place, passwordHash });
      return { organisation: place.publicId, member };
    });
  }

  /** The body's fingerprint is kept for a month: made of the password itself, it would be tried out against lists. */
  private fingerprint(password: string | null): string | null {
    return password === null ? null : this.keyring.digest('idempotency', password).toString('base64url');
  }
}
