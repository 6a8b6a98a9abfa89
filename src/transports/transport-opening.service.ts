import { Injectable } from '@nestjs/common';
import { SharesService } from '../accounts/shares.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { DemoGate } from './demo-gate.js';
import { IdentifierRegister, WHOLE_WAY } from './identifier-register.service.js';
import type { TimetableEntry } from './timetable-entry.service.js';
import { TransportJournal } from './transport-journal.service.js';
import { TransportStopStore } from './transport-stop.store.js';

const FIELDS = {
  kind: 'documentKind',
  number: 'document',
  overrideReason: 'documentOverrideReason',
};

/** Writes all that a new transport consists of. */
@Injectable()
export class TransportOpening {
  constructor(
    private readonly journal: TransportJournal,
    private readonly stops: TransportStopStore,
    private readonly register: IdentifierRegister,
    private readonly shares: SharesService,
    private readonly demo: DemoGate,
  ) {}

  /**
   * @returns the public id
   * @throws Refused ALREADY_SCHEDULED, NOT_A_DEMO, INVALID_INPUT, WRONG_IDENTIFIER, AWB_USED_BEFORE
   */
  async open(tx: Transaction, { transport, stops, document }: TimetableEntry): Promise<string> {
    if (transport.simulated) this.demo.refuseSimulated();
    const { id, publicId } = await this.journal.open(tx, transport);
    await this.stops.insert(tx, id, stops);
    await this.shares.share(tx, 'transport', id, tx.principal.organisationId, 'HUB');
    await this.shares.share(tx, 'transport', id, transport.carrierId, 'CARRIER');
    if (document) await this.register.enter(tx, { ...transport, id }, { ...document, ...WHOLE_WAY }, FIELDS);
    return publicId;
  }
}
