import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { revocationInput } from './account-input.js';
import { ApiKeyStore } from './api-key.store.js';
import { ApiKeysService } from './api-keys.service.js';
import { OrganisationEvent } from './organisation.events.js';

/** What an administrator says. Checked here. */
export interface RevokeApiKey {
  readonly idempotencyKey: string;
  readonly id: string;
  /** For the audit trail. */
  readonly reason?: string | null;
}

@Injectable()
export class KeyRevocationService {
  constructor(
    private readonly commands: CommandsService,
    private readonly keys: ApiKeysService,
    private readonly store: ApiKeyStore,
    private readonly history: HistoryService,
  ) {}

  /**
   * From the commit on no request with the key is let in. Revoked again it stays as it is.
   * @throws Refused INVALID_INPUT, NOT_FOUND
   */
  async revoke(principal: Principal, { idempotencyKey, ...body }: RevokeApiKey): Promise<string> {
    const { id, reason } = validated(revocationInput, body);
    await this.commands.run(principal, { operation: 'revokeApiKey', idempotencyKey, body }, async (tx) => {
      await this.take(tx, id, reason);
      return { id };
    });
    return id;
  }

  private async take(tx: Transaction, publicId: string, why: string | null | undefined): Promise<void> {
    const { key, organisation } = await this.keys.administered(tx, publicId);
    await this.history.lockHeads(tx, [organisation.streamId]);
    if (!(await this.store.revoke(tx, key.id))) return;
    const detail = { key: publicId };
    const subject = { subjectKind: 'api key', subject: publicId, organisationId: organisation.id };
    const audit = { ...subject, before: { roles: key.roles }, reason: why ? new Words(why) : null };
    await this.history.append(tx, organisation.streamId, [
      { code: OrganisationEvent.API_KEY_REVOKED, detail, audit },
    ]);
  }
}
