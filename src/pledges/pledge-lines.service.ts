import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import type { PledgedLine } from './pledge.input.js';
import { BELOW_ANNOUNCED } from './pledge.refusals.js';
import type { PledgeLineRow, PledgeRow } from './pledge.store.js';

/** A line for people who read the history: codes instead of internal ids. */
export interface WrittenLine {
  readonly item: string;
  /** Null: for whoever needs it. */
  readonly recipient: string | null;
  readonly quantity: number;
}

/** Turns what a donor writes into lines, and lines into what the history keeps. */
@Injectable()
export class PledgeLinesService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly catalogue: CatalogueService,
  ) {}

  /**
   * @throws Refused NOT_FOUND for an unknown item or organisation, INVALID_INPUT for one that is no agency or for
   *   a line that is there twice; with the field `lines[n].item` or `lines[n].recipient`
   */
  async read(tx: Transaction, lines: readonly PledgedLine[]): Promise<PledgeLineRow[]> {
    const items = await this.catalogue.itemsByCodes(
      tx,
      lines.map(({ item }) => item),
    );
    const rows: PledgeLineRow[] = [];
    for (const [n, { item, recipient, quantity }] of lines.entries()) {
      const found = items.get(item);
      if (!found) throw NOT_FOUND.because(`The catalogue has no item ${item}.`, `lines[${n}].item`);
      const recipientId = recipient ? await this.agency(tx, recipient, `lines[${n}].recipient`) : 0;
      if (rows.some((row) => row.itemId === found.id && row.recipientId === recipientId))
        throw INVALID_INPUT.because(`${item} is pledged to the same twice.`, `lines[${n}].item`);
      rows.push({ itemId: found.id, recipientId, quantity });
    }
    return rows;
  }

  async write(tx: Transaction, lines: readonly PledgeLineRow[]): Promise<WrittenLine[]> {
    const items = await this.catalogue.itemsByIds(
      tx,
      lines.map(({ itemId }) => itemId),
    );
    const recipients = lines.map(({ recipientId }) => recipientId).filter((id) => id > 0);
    const organisations = await this.accounts.organisationsByIds(tx, recipients);
    return lines.map(({ itemId, recipientId, quantity }) => ({
      item: items.get(itemId)?.code ?? '',
      recipient: organisations.get(recipientId)?.code ?? null,
      quantity,
    }));
  }

  /** A pledge may shrink, but not below what was announced of it. @throws Refused BELOW_ANNOUNCED */
  async refuseBelowAnnounced(
    tx: Transaction,
    row: PledgeRow,
    lines: readonly PledgeLineRow[],
  ): Promise<void> {
    for (const { itemId, announced } of row.items) {
      const pledged = lines.reduce((sum, line) => sum + (line.itemId === itemId ? line.quantity : 0), 0);
      if (pledged >= announced) continue;
      const item = (await this.catalogue.itemsByIds(tx, [itemId])).get(itemId);
      throw BELOW_ANNOUNCED.because(
        `${announced} of ${item?.code} were announced already: the pledge cannot be ${pledged}.`,
        'lines',
      );
    }
  }

  private async agency(tx: Transaction, code: string, field: string): Promise<number> {
    const organisation = await this.accounts.organisationByCode(tx, code);
    if (!organisation) throw NOT_FOUND.because(`No organisation has the code ${code}.`, field);
    if (organisation.kind === 'AGENCY') return organisation.id;
    throw INVALID_INPUT.because(`${organisation.name} is no health agency.`, field);
  }
}
