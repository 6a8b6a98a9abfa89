import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { AccountsService } from './accounts.service.js';
import { SimulatedDeviceStore } from './simulated-device.store.js';

/** Devices that only a simulation uses: they have no key, so that nobody can sign in as one. */
@Injectable()
export class SimulatedDevicesService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly store: SimulatedDeviceStore,
  ) {}

  /** One of a carrier: it may what a carrier may, and the history shows it apart from the carrier's people. */
  async ofCarrier(tx: Transaction, organisationId: number): Promise<Principal> {
    const organisation = await this.accounts.organisationById(tx, organisationId);
    if (organisation?.kind !== 'CARRIER') throw new Error(`Organisation ${organisationId} is no carrier`);
    const actorUuid = uuidOf(`simulated carrier ${organisation.publicId}`);
    return {
      kind: 'device',
      actorId: await this.store.actor(tx, actorUuid, organisationId),
      actorUuid,
      organisationId,
      organisationUuid: organisation.publicId,
      roles: [Role.CARRIER],
      hubId: 0,
      requestId: 'simulated-carrier',
    };
  }
}

/** The same one whenever it is asked for, whichever process asks: a uuid of version 8, made from the name. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
