import { Injectable } from '@nestjs/common';
import type { NewAudit } from '../history/audit.js';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { IdentifierFinder, noSuchIdentifier } from './identifier-finder.service.js';
import { IdentifierPlaces } from './identifier-places.service.js';
import { IdentifierRegister } from './identifier-register.service.js';
import { ReportDesk } from './report-desk.service.js';
import { TransportEvent } from './transport.events.js';
import type { TransportRow } from './transport.store.js';
import type { TransportIdentifier } from './transport-identifier.entity.js';
import { TransportIdentifierStore } from './transport-identifier.store.js';
import {
  addIdentifierInput,
  removeIdentifierInput,
  replaceIdentifierInput,
} from './transport-identifiers.input.js';

const FIELDS = { kind: 'kind', number: 'number', overrideReason: 'overrideReason' };

/** Papers, containers, ULDs and seals of a transport, for its hub and its carrier. */
@Injectable()
export class TransportIdentifiersService {
  constructor(
    private readonly desk: ReportDesk,
    private readonly store: TransportIdentifierStore,
    private readonly register: IdentifierRegister,
    private readonly places: IdentifierPlaces,
    private readonly finder: IdentifierFinder,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, WRONG_IDENTIFIER, AWB_USED_BEFORE, ALREADY_ON_TRANSPORT */
  add(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(addIdentifierInput, sent);
    return this.desk.take(principal, 'addTransportIdentifier', input, async (tx, transport) => {
      const place = await this.places.read(tx, transport, input);
      const entered = await this.register.enter(tx, transport, { ...input, ...place }, FIELDS);
      await this.desk.note(tx, transport, TransportEvent.TRANSPORT_IDENTIFIER_ADDED, detailOf(entered));
    });
  }

  /**
   * Another number for the same thing: the old one keeps standing with its end. What sealed it seals it still.
   * @throws Refused as `add`
   */
  async replace(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(replaceIdentifierInput, sent);
    const transportId = await this.finder.transportOf(principal, input.identifierId);
    const body = { ...input, transportId };
    return this.desk.take(principal, 'replaceTransportIdentifier', body, async (tx, transport) => {
      const before = await this.end(tx, transport, input.identifierId);
      const { overrideReason, number } = input;
      const stated = { ...before, number, overrideReason };
      const entered = await this.register.enter(tx, transport, stated, FIELDS);
      await this.store.moveSeals(tx, before.id, entered.id);
      const detail = { ...detailOf(entered), replaces: before.number };
      const numbers = { before: { number: before.number }, after: { number: entered.number } };
      const audit = { ...auditOf(before), ...numbers };
      await this.desk.note(tx, transport, TransportEvent.TRANSPORT_IDENTIFIER_REPLACED, detail, audit);
    });
  }

  /** @throws Refused INVALID_INPUT, NOT_FOUND */
  async remove(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(removeIdentifierInput, sent);
    const transportId = await this.finder.transportOf(principal, input.identifierId);
    const body = { ...input, transportId };
    return this.desk.take(principal, 'removeTransportIdentifier', body, async (tx, transport) => {
      const before = await this.end(tx, transport, input.identifierId);
      await this.store.moveSeals(tx, before.id, null);
      const reason = new Words(input.reason);
      const audit = { ...auditOf(before), before: { number: before.number }, reason };
      const detail = { ...detailOf(before), reason };
      await this.desk.note(tx, transport, TransportEvent.TRANSPORT_IDENTIFIER_REMOVED, detail, audit);
    });
  }

  private async end(tx: Transaction, { id }: TransportRow, publicId: string): Promise<TransportIdentifier> {
    const before = await this.store.byPublicId(tx, publicId);
    if (before?.transportId === id && (await this.store.remove(tx, before.id))) return before;
    throw noSuchIdentifier();
  }
}

function detailOf(one: TransportIdentifier): Record<string, unknown> {
  const { publicId: identifier, kind, number, problem, overrideReason } = one;
  return {
    identifier,
    kind,
    number,
    ...(problem ? { problem, overrideReason: new Words(overrideReason ?? '') } : {}),
  };
}

function auditOf({ publicId }: TransportIdentifier): NewAudit {
  return { subjectKind: 'identifier', subject: publicId };
}
