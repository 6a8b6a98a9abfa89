import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import type { TransportIdentifier } from './transport-identifier.entity.js';
import { TransportIdentifierStore } from './transport-identifier.store.js';
import { TransportsService } from './transports.service.js';

export type { TransportIdentifier } from './transport-identifier.entity.js';

/** From a number to the transport that it is on. */
@Injectable()
export class IdentifierFinder {
  constructor(
    private readonly store: TransportIdentifierStore,
    private readonly transports: TransportsService,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Public id of the transport, also when the number was removed: a repeated request finds its outcome.
   * @throws Refused NOT_FOUND, for a foreign one as for none
   */
  transportOf(principal: Principal, publicId: string): Promise<string> {
    return this.work.read(principal, async (tx) => {
      const identifier = await this.store.byPublicId(tx, publicId);
      const [row] = identifier ? await this.transports.byIds(tx, [identifier.transportId]) : [];
      const visible = row && (await this.transports.visible(tx, row.publicId));
      if (visible) return visible.publicId;
      throw noSuchIdentifier();
    });
  }

  /** What travels with these transports now, whoever may see it: the caller decides that. */
  ofTransports(tx: Transaction, transportIds: readonly string[]): Promise<TransportIdentifier[]> {
    return this.store.liveOf(tx, transportIds);
  }
}

export function noSuchIdentifier() {
  return NOT_FOUND.because('There is no such number on a transport.', 'identifierId');
}
