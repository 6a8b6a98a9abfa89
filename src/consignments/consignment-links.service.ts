import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { CONSIGNMENT_CLOSED } from './consignment.refusals.js';
import { ConsignmentStore } from './consignment.store.js';
import { ConsignmentGoodsService, type Portion } from './consignment-goods.service.js';
import { ConsignmentPartiesService } from './consignment-parties.service.js';
import type { ConsignmentRow } from './consignments.service.js';

interface Recipients {
  readonly recipients: readonly string[];
  readonly portions: readonly Portion[];
}

/** Whom a consignment is meant for, what brings it, and that it was withdrawn: the rows, under its head. */
@Injectable()
export class ConsignmentLinksService {
  constructor(
    private readonly store: ConsignmentStore,
    private readonly parties: ConsignmentPartiesService,
    private readonly goods: ConsignmentGoodsService,
  ) {}

  /** @returns the codes of those who were named before. @throws Refused NOT_FOUND, INVALID_INPUT, PORTIONS_EXCEED */
  async name(
    tx: Transaction,
    { id }: ConsignmentRow,
    { recipients, portions }: Recipients,
  ): Promise<string[]> {
    const ids = await this.parties.recipients(tx, recipients);
    const before = await this.store.recipientsOf(tx, [id]);
    await this.store.replaceRecipients(tx, id, ids);
    await this.goods.apportion(tx, id, portions);
    return this.parties.codesOf(
      tx,
      before.map(({ organisationId }) => organisationId),
    );
  }

  /** @throws Refused CONSIGNMENT_CLOSED */
  async cancel(tx: Transaction, { id }: ConsignmentRow): Promise<void> {
    if (!(await this.store.cancel(tx, id)))
      throw CONSIGNMENT_CLOSED.because('Goods of it were received a moment ago.', 'consignmentId');
    await this.goods.takeBack(tx, id);
  }

  /** @returns the transport's number, or null when it was named before. @throws Refused NOT_FOUND, INVALID_INPUT */
  async attach(tx: Transaction, row: ConsignmentRow, transportId: string): Promise<string | null> {
    const [transport] = await this.parties.transports(tx, row.hubId, [transportId], () => 'transportId');
    if (!transport || (await this.store.attach(tx, row.id, [transport.id])) === 0) return null;
    return transport.number;
  }
}
