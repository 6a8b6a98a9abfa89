import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { SharesService } from '../accounts/shares.service.js';
import { HistoryService } from '../history/history.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';

/** Where a pledge is made to, who may see it, and its stream. */
@Injectable()
export class PledgeJournal {
  constructor(
    private readonly history: HistoryService,
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly shares: SharesService,
  ) {}

  /** @throws Refused NOT_FOUND */
  async hubId(tx: Transaction, code: string): Promise<number> {
    const hub = await this.places.hubByCode(tx, code);
    if (!hub) throw NOT_FOUND.because(`There is no hub ${code}. Liège is LGG.`, 'hub');
    return hub.id;
  }

  async open(tx: Transaction): Promise<{ publicId: string; streamId: string }> {
    const publicId = newId();
    return { publicId, streamId: await this.history.openStream(tx, 'pledge', publicId) };
  }

  /** Written with the pledge, before its row: its donor and the hub that it is made to may see it. */
  async share(tx: Transaction, pledgeId: string, donorId: number, hubId: number): Promise<void> {
    await this.shares.share(tx, 'pledge', pledgeId, donorId, 'DONOR');
    for (const { id } of await this.accounts.organisationsOfHub(tx, hubId))
      await this.shares.share(tx, 'pledge', pledgeId, id, 'HUB');
  }

  lock(tx: Transaction, streamId: string): Promise<void> {
    return this.history.lockHeads(tx, [streamId]);
  }

  async record(
    tx: Transaction,
    streamId: string,
    code: number,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.history.append(tx, streamId, [{ code, detail }]);
  }
}
