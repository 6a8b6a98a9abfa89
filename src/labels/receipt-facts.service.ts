import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type ReceiptView, ReceiptViews } from '../receipt/receipt-views.service.js';
import type { PrintJob } from './print-job.entity.js';

/** All that a goods receipt note says, with names in the language of the paper. */
export interface ReceiptContent {
  readonly view: ReceiptView;
  readonly donor: string;
  readonly hub: string;
  /** By internal id of the item. */
  readonly items: ReadonlyMap<number, string>;
}

/** Receipts as they stand when they are printed. */
@Injectable()
export class ReceiptFacts {
  constructor(
    private readonly views: ReceiptViews,
    private readonly consignments: ConsignmentsService,
    private readonly catalogue: CatalogueService,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
  ) {}

  async of(tx: Transaction, { hubId, language, subject }: PrintJob): Promise<ReceiptContent> {
    const [consignment] = await this.consignments.byIds(tx, [subject.consignmentId ?? '0']);
    if (!consignment) throw new Error(`Consignment ${subject.consignmentId} is gone`);
    const view = await this.views.of(tx, consignment);
    const ids = [...new Set(view.totals.map(({ itemId }) => itemId))];
    const [items, names] = [await this.catalogue.itemsByIds(tx, ids), await this.catalogue.namesOf(tx, ids)];
    const donors = await this.accounts.organisationsByIds(tx, [consignment.donorId]);
    return {
      view,
      donor: donors.get(consignment.donorId)?.name ?? '',
      hub: (await this.places.hubById(tx, hubId))?.name ?? '',
      items: new Map(ids.map((id) => [id, names.get(id)?.[language] ?? items.get(id)?.code ?? ''])),
    };
  }
}
