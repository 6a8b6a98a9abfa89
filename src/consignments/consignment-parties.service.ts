import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { SharesService } from '../accounts/shares.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { type TransportRow, TransportsService } from '../transports/transports.service.js';

/** Finds those whom a consignment is meant for and what brings it, and gives its donor and its hub their right. */
@Injectable()
export class ConsignmentPartiesService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly shares: SharesService,
    private readonly transportsService: TransportsService,
  ) {}

  /**
   * Internal ids of the agencies with these codes, in order.
   * @throws Refused NOT_FOUND, INVALID_INPUT with the field `recipients[n]`
   */
  async recipients(tx: Transaction, codes: readonly string[]): Promise<number[]> {
    const ids: number[] = [];
    for (const [position, code] of codes.entries()) {
      const field = `recipients[${position}]`;
      const organisation = await this.accounts.organisationByCode(tx, code);
      if (!organisation) throw NOT_FOUND.because(`No organisation has the code ${code}.`, field);
      if (organisation.kind !== 'AGENCY')
        throw INVALID_INPUT.because(`${organisation.name} is no health agency.`, field);
      ids.push(organisation.id);
    }
    return ids;
  }

  /** Internal id of the donor with this code; 0 when there is none. */
  async donor(tx: Transaction, code: string): Promise<number> {
    return (await this.accounts.organisationByCode(tx, code))?.id ?? 0;
  }

  /** Codes of organisations, for people who read the history. */
  async codesOf(tx: Transaction, organisationIds: readonly number[]): Promise<string[]> {
    const organisations = await this.accounts.organisationsByIds(tx, organisationIds);
    return organisationIds.map((id) => organisations.get(id)?.code ?? '');
  }

  /**
   * The inbound transports of a hub with these public ids, in order. A cancelled one brings nothing.
   * @throws Refused NOT_FOUND, INVALID_INPUT with the field: `field` itself, or `field[n]` for a list
   */
  async transports(
    tx: Transaction,
    hubId: number,
    publicIds: readonly string[],
    fieldOf = (position: number) => `transportIds[${position}]`,
  ): Promise<TransportRow[]> {
    const found = await tx.as('announcer', () => this.transportsService.byPublicIds(tx, publicIds));
    const rows = new Map(found.map((row) => [row.publicId, row]));
    return publicIds.map((publicId, position) => {
      const row = rows.get(publicId);
      if (!row || !firstWall.admits(row.hubId === hubId))
        throw NOT_FOUND.because('There is no such transport.', fieldOf(position));
      if (row.direction === 'INBOUND' && row.status !== 'CANCELLED') return row;
      const what = row.direction === 'INBOUND' ? 'was cancelled' : 'does not come to the hub';
      throw INVALID_INPUT.because(`Transport ${row.number} ${what}: it brings nothing.`, fieldOf(position));
    });
  }

  /** Written with the announcement, before its row: the right to see follows from the act. */
  async share(tx: Transaction, consignmentId: string, donorId: number, hubId: number): Promise<void> {
    await this.shares.share(tx, 'consignment', consignmentId, donorId, 'DONOR');
    for (const { id } of await this.accounts.organisationsOfHub(tx, hubId)) {
      await this.shares.share(tx, 'consignment', consignmentId, id, 'HUB');
    }
  }
}
