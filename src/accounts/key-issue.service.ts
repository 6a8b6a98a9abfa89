import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import { newId } from '../platform/ids/ids.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { ALREADY_ISSUED } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { apiKeyInput } from './account-input.js';
import { ROLE_NOT_ALLOWED } from './accounts.refusals.js';
import { writeApiKey } from './api-key-text.js';
import { KeyMaking } from './key-making.service.js';
import { OrganisationsService } from './organisations.service.js';
import { hashOfSecret, newSecret } from './secret.js';

/** What an administrator says. Checked here. */
export interface IssueApiKey {
  readonly idempotencyKey: string;
  readonly organisation?: string | null;
  readonly name: string;
  readonly roles: readonly string[];
  readonly operations?: readonly string[] | null;
  /** Code of a hub. */
  readonly hub?: string | null;
  /** For the audit trail. */
  readonly reason?: string | null;
}

/** A new key. The text is shown once: only a hash of it is kept. */
export interface IssuedKey {
  readonly id: string;
  readonly text: string;
}

@Injectable()
export class KeyIssueService {
  constructor(
    private readonly commands: CommandsService,
    private readonly organisations: OrganisationsService,
    private readonly making: KeyMaking,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, FORBIDDEN, ROLE_NOT_ALLOWED, and ALREADY_ISSUED for a replay */
  async issue(principal: Principal, { idempotencyKey, ...body }: IssueApiKey): Promise<IssuedKey> {
    const { organisation = null, ...key } = validated(apiKeyInput, body);
    refuseAdministrator(key.roles);
    const id = newId();
    const secret = newSecret();
    const outcome = await this.commands.run(
      principal,
      { operation: 'issueApiKey', idempotencyKey, body },
      async (tx) => {
        const place = await this.organisations.administered(tx, organisation);
        await this.making.make(tx, place, { ...key, publicId: id, secretHash: hashOfSecret(secret) });
        return { id };
      },
    );
    // Another id: the key of this request was made before, and this secret belongs to nothing.
    if (outcome.id !== id)
      throw ALREADY_ISSUED.because(
        'This key was issued before, and its secret was shown then. Issue another one.',
      );
    return { id, text: writeApiKey({ id, secret }) };
  }
}

function refuseAdministrator(roles: readonly Role[]): void {
  if (!roles.includes(Role.ADMINISTRATOR)) return;
  throw ROLE_NOT_ALLOWED.because('A key administers nothing: a leaked one could make others.', 'roles');
}
