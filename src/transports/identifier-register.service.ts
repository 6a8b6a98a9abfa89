import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { formatTransportIdentifier } from '../standards/transport-identifier.js';
import {
  type CheckedIdentifier,
  checkIdentifier,
  type IdentifierFields,
  type StatedIdentifier,
} from './identifier-check.js';
import { ALREADY_ON_TRANSPORT, AWB_USED_BEFORE } from './transport.refusals.js';
import type { TransportRow } from './transport.store.js';
import type { TransportIdentifier } from './transport-identifier.entity.js';
import { type NewIdentifier, TransportIdentifierStore } from './transport-identifier.store.js';

/** The vehicle that a number is entered for. */
export type Carrying = Pick<TransportRow, 'id' | 'hubId' | 'mode' | 'number'>;

/** What is said of a number besides itself. */
export type IdentifierPlace = Pick<NewIdentifier, 'fromPlaceId' | 'toPlaceId' | 'sealsId'>;

export const WHOLE_WAY: IdentifierPlace = { fromPlaceId: null, toPlaceId: null, sealsId: null };

/** Enters the numbers that travel with vehicles: checked, once each, and no air waybill twice. */
@Injectable()
export class IdentifierRegister {
  constructor(private readonly store: TransportIdentifierStore) {}

  /** @throws Refused INVALID_INPUT, WRONG_IDENTIFIER, AWB_USED_BEFORE, ALREADY_ON_TRANSPORT */
  async enter(
    tx: Transaction,
    transport: Carrying,
    stated: StatedIdentifier & IdentifierPlace,
    fields: IdentifierFields,
  ): Promise<TransportIdentifier> {
    const { fromPlaceId, toPlaceId, sealsId } = stated;
    const checked = checkIdentifier(transport.mode, stated, fields);
    const reused = await this.refuseUsed(tx, transport, checked, stated, fields);
    const problem = checked.problem ?? (reused ? 'USED_BEFORE' : null);
    const entered = await this.store.insert(tx, {
      transportId: transport.id,
      kind: checked.kind,
      number: checked.number,
      problem,
      overrideReason: problem ? (stated.overrideReason ?? null) : null,
      fromPlaceId,
      toPlaceId,
      sealsId,
    });
    if (entered) return entered;
    const printed = formatTransportIdentifier(checked.kind, checked.number);
    throw ALREADY_ON_TRANSPORT.because(
      `${checked.kind} ${printed} is on ${transport.number} already.`,
      fields.number,
    );
  }

  /** @returns whether it was used before and somebody says why it is used again. */
  private async refuseUsed(
    tx: Transaction,
    { id, hubId }: Carrying,
    { kind, number }: CheckedIdentifier,
    { overrideReason }: StatedIdentifier,
    fields: IdentifierFields,
  ): Promise<boolean> {
    if (kind !== 'AWB') return false;
    await this.store.lockNumber(tx, hubId, number);
    const { hubId: own, organisationId } = tx.principal;
    const use = await this.store.airWaybillUse(tx, hubId, number, id, own > 0 ? null : organisationId);
    if (!use || overrideReason) return use !== null;
    const where = `by ${use.number} of ${use.departsAt.toISOString()}`;
    throw AWB_USED_BEFORE.because(
      `Air waybill ${formatTransportIdentifier(kind, number)} is used ${where}. If it is the same paper, give ${fields.overrideReason}.`,
      fields.number,
    );
  }
}
