import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { ALREADY_ISSUED } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { apiKeyInput } from './account-input.js';
import { ROLE_NOT_ALLOWED } from './accounts.refusals.js';
import type { Organisation } from './accounts.service.js';
import { ActorStore } from './actor.store.js';
import { ApiKeyStore, type NewApiKey } from './api-key.store.js';
import { writeApiKey } from './api-key-text.js';
import { refuseStrangers } from './enrolment.service.js';
import { OrganisationEvent } from './organisation.events.js';
import { OrganisationsService } from './organisations.service.js';
import { hashOfSecret, newSecret } from './secret.js';

/** What an administrator says. Checked here. */
export interface IssueApiKey {
  readonly idempotencyKey: string;
  readonly organisation?: string | null;
  readonly name: string;
  readonly roles: readonly string[];
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
    private readonly actors: ActorStore,
    private readonly store: ApiKeyStore,
    private readonly history: HistoryService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, FORBIDDEN, ROLE_NOT_ALLOWED, and ALREADY_ISSUED for a replay */
  async issue(principal: Principal, { idempotencyKey, ...body }: IssueApiKey): Promise<IssuedKey> {
    const { organisation = null, name, roles, reason } = validated(apiKeyInput, body);
    refuseAdministrator(roles);
    const id = newId();
    const secret = newSecret();
    const outcome = await this.commands.run(
      principal,
      { operation: 'issueApiKey', idempotencyKey, body },
      async (tx) => {
        const place = await this.organisations.administered(tx, organisation);
        await this.make(tx, place, { publicId: id, name, roles, secretHash: hashOfSecret(secret) }, reason);
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

  private async make(
    tx: Transaction,
    { id, kind, streamId }: Organisation,
    key: Pick<NewApiKey, 'publicId' | 'name' | 'roles' | 'secretHash'>,
    why: string | null | undefined,
  ): Promise<void> {
    refuseStrangers(kind, key.roles);
    await this.history.lockHeads(tx, [streamId]);
    const actorId = await this.actors.add(tx, { publicId: key.publicId, kind: 'device', organisationId: id });
    await this.store.add(tx, { ...key, actorId, organisationId: id });
    const detail = { key: key.publicId, name: new Words(key.name), roles: key.roles };
    const subject = { subjectKind: 'api key', subject: key.publicId, organisationId: id };
    const audit = { ...subject, after: { roles: key.roles }, reason: why ? new Words(why) : null };
    await this.history.append(tx, streamId, [{ code: OrganisationEvent.API_KEY_ISSUED, detail, audit }]);
  }
}

function refuseAdministrator(roles: readonly Role[]): void {
  if (!roles.includes(Role.ADMINISTRATOR)) return;
  throw ROLE_NOT_ALLOWED.because('A key administers nothing: a leaked one could make others.', 'roles');
}
