import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { ApiKeyStore } from './api-key.store.js';
import { ShiftStore } from './shift.store.js';
import { ShiftBook } from './shift-book.service.js';

@Injectable()
export class ShiftEndService {
  constructor(
    private readonly commands: CommandsService,
    private readonly keys: ApiKeyStore,
    private readonly store: ShiftStore,
    private readonly book: ShiftBook,
  ) {}

  /**
   * The person's own shift, or whichever is open on the device that asks.
   * @returns the shift's id
   * @throws Refused NOT_FOUND
   */
  async end(principal: Principal, { idempotencyKey }: { readonly idempotencyKey: string }): Promise<string> {
    const command = { operation: 'endShift', idempotencyKey, body: {} };
    const { shift } = await this.commands.run(principal, command, async (tx) => {
      await this.book.hold(tx, tx.principal.organisationId);
      const device = await this.deviceOf(tx);
      const [ended] = device === null ? [] : await this.book.endOn(tx, device, 'SIGNED_OFF');
      if (!ended) throw NOT_FOUND.because('No shift is open on this device.');
      return { shift: ended };
    });
    return shift;
  }

  private async deviceOf(tx: Transaction): Promise<number | null> {
    const { kind, actorId, actorUuid } = tx.principal;
    if (kind === 'shift') return (await this.store.ofActor(tx, actorId))?.apiKeyId ?? null;
    return kind === 'device' ? ((await this.keys.byPublicId(tx, actorUuid))?.id ?? null) : null;
  }
}
