import { Injectable } from '@nestjs/common';
import { noSuchConsignment } from '../consignments/consignment.refusals.js';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import { FeedService } from '../notices/feed.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { TransportsService } from '../transports/transports.service.js';
import { type ReceiptView, unitsReceived } from './receipt-view.js';
import { ReceiptViews } from './receipt-views.service.js';
import { receivedOf } from './reconciliation.js';

/** How far a receipt is. Quantities in base units. */
export interface ReceiptProgress {
  readonly unitsExpected: number;
  readonly unitsReceived: number;
  readonly unitsCounted: number;
  readonly quantityExpected: number;
  readonly quantityReceived: number;
  readonly quantityDamaged: number;
  readonly differences: number;
}

/** One of the two. */
export interface Followed {
  readonly consignmentId?: string | null | undefined;
  readonly transportId?: string | null | undefined;
}

/** Receipts as they go on: everybody at a truck sees what the others counted. */
@Injectable()
export class ReceiptProgressService {
  constructor(
    private readonly views: ReceiptViews,
    private readonly consignments: ConsignmentsService,
    private readonly transports: TransportsService,
    private readonly feeds: FeedService,
    private readonly work: UnitOfWork,
  ) {}

  /** How far it is now, and again whenever that changes. @throws Refused NOT_FOUND, INVALID_INPUT */
  async follow(principal: Principal, followed: Followed): Promise<AsyncIterable<ReceiptProgress>> {
    if (!followed.consignmentId === !followed.transportId)
      throw INVALID_INPUT.because('Name a consignment or a transport, and not both.', 'consignmentId');
    const read = () => this.work.read(principal, (tx) => this.progress(tx, followed));
    await read();
    return this.feeds.watch<ReceiptProgress>(principal, async (last) => {
      const now = await read();
      return last && JSON.stringify(last) === JSON.stringify(now) ? [] : [now];
    });
  }

  private async progress(tx: Transaction, followed: Followed): Promise<ReceiptProgress> {
    const views: ReceiptView[] = [];
    for (const row of await this.rowsOf(tx, followed)) views.push(await this.views.of(tx, row));
    return progressOf(views);
  }

  private async rowsOf(tx: Transaction, { consignmentId, transportId }: Followed): Promise<ConsignmentRow[]> {
    const { hubId } = tx.principal;
    if (consignmentId) {
      const row = await this.consignments.visible(tx, consignmentId);
      if (!row || row.hubId !== hubId) throw noSuchConsignment();
      return [row];
    }
    const transport = await this.transports.visible(tx, transportId ?? '');
    if (!transport) throw NOT_FOUND.because('There is no such transport.', 'transportId');
    return (await this.consignments.onTransport(tx, transport.id)).filter((row) => row.hubId === hubId);
  }
}

function progressOf(views: readonly ReceiptView[]): ReceiptProgress {
  const pallets = views.flatMap((view) => view.pallets);
  const lines = pallets.flatMap((pallet) => pallet.lines);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    unitsExpected: pallets.filter(({ expected }) => expected).length,
    unitsReceived: sum(views.map(unitsReceived)),
    unitsCounted: pallets.filter((one) => one.lines.some(({ counted }) => counted !== null) && !one.rebuilt)
      .length,
    quantityExpected: sum(lines.map(({ announced }) => announced)),
    quantityReceived: sum(lines.map(receivedOf)),
    quantityDamaged: sum(lines.map(({ damaged }) => damaged)),
    differences: sum(views.map(({ differences }) => differences.length)),
  };
}
