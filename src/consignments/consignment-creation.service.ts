import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { PledgesService } from '../pledges/pledges.service.js';
import { CONSIGNMENT_EXISTS } from './consignment.refusals.js';
import { ConsignmentStore, type NewConsignment } from './consignment.store.js';
import { ConsignmentJournal } from './consignment-journal.service.js';
import { ConsignmentPartiesService } from './consignment-parties.service.js';

export interface AnnouncedConsignment
  extends Pick<NewConsignment, 'hubId' | 'donorId' | 'reference' | 'purpose'> {
  /** Codes of the agencies that it is meant for. */
  readonly recipients: readonly string[];
  /** Public ids of the inbound transports that bring it; they can also be attached later. */
  readonly transportIds?: readonly string[] | null | undefined;
  /** The donor's reference of the pledge that it keeps, if it keeps one. */
  readonly pledge?: string | null | undefined;
}

export interface CreatedConsignment {
  /** Internal id. */
  readonly id: string;
  readonly streamId: string;
  readonly publicId: string;
}

/** The first half of an announcement: the consignment. The units are announced upstairs. */
@Injectable()
export class ConsignmentCreationService {
  constructor(
    private readonly store: ConsignmentStore,
    private readonly parties: ConsignmentPartiesService,
    private readonly journal: ConsignmentJournal,
    private readonly pledges: PledgesService,
  ) {}

  /**
   * A consignment with its recipients and transports, and no units yet: whoever announces it counts them in with
   * `ConsignmentGoodsService.postAnnounced`, in the same transaction.
   * @throws Refused CONSIGNMENT_EXISTS, NOT_FOUND, PLEDGE_CLOSED, INVALID_INPUT with the fields `reference`,
   *   `recipients[n]`, `transportIds[n]`, `pledge`
   */
  async create(tx: Transaction, announced: AnnouncedConsignment): Promise<CreatedConsignment> {
    const { hubId, donorId, reference } = announced;
    const recipientIds = await this.parties.recipients(tx, announced.recipients);
    const transports = await this.parties.transports(tx, hubId, announced.transportIds ?? []);
    const pledgeId = announced.pledge ? await this.pledges.kept(tx, hubId, donorId, announced.pledge) : '0';
    const stream = await this.journal.begin(tx);
    const id = await this.store.nextId(tx);
    await this.parties.share(tx, id, donorId, hubId);
    if (!(await this.store.insert(tx, { ...announced, ...stream, id, pledgeId })))
      throw CONSIGNMENT_EXISTS.because(`You announced a consignment ${reference} before.`, 'reference');
    await this.store.replaceRecipients(tx, id, recipientIds);
    const transportIds = transports.map((transport) => transport.id);
    await this.store.attach(tx, id, transportIds);
    await this.journal.record(tx, stream, 'ANNOUNCED', { recipients: announced.recipients });
    return { id, ...stream };
  }
}
