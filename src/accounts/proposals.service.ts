import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { PlacesService } from '../places/places.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { idKey, type PageRequest, pageOf, type Slice, sliceOf } from '../platform/input/page.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { ROLE_NOT_ALLOWED } from './accounts.refusals.js';
import { AccountsService, type Organisation } from './accounts.service.js';
import { type OrganisationKind, PROPOSABLE } from './organisation.lifecycle.js';
import { OrganisationStore } from './organisation.store.js';
import { proposalInput } from './proposal-input.js';

/** What a member says who meets an organisation that no hub has entered. Checked here. */
export interface ProposeOrganisation {
  readonly idempotencyKey: string;
  /** Code of the hub that is to decide; absent for a member of a hub. */
  readonly hub?: string | null;
  readonly kind: string;
  readonly name: string;
  readonly country: string;
  readonly gln?: string | null;
}

/** Where proposals go, and whose come one after the other. */
@Injectable()
export class ProposalGround {
  constructor(
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly history: HistoryService,
  ) {}

  /** @param code of a hub; null for the principal's own. @returns its internal id. @throws Refused */
  async hub(tx: Transaction, code: string | null): Promise<number> {
    if (code === null && tx.principal.hubId > 0) return tx.principal.hubId;
    if (code === null) throw INVALID_INPUT.because('Name the hub that is to confirm it.', 'hub');
    const hub = await this.places.hubByCode(tx, code);
    if (!hub) throw NOT_FOUND.because(`No hub has the code ${code}.`, 'hub');
    return hub.id;
  }

  /** Of two who propose the same at once in one organisation the second finds the first. */
  async hold(tx: Transaction): Promise<void> {
    const own = await this.accounts.organisationById(tx, tx.principal.organisationId);
    if (own) await this.history.lockHeads(tx, [own.streamId]);
  }
}

/** Organisations that are used before a hub has confirmed them: goods do not wait for master data. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly work: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly store: OrganisationStore,
    private readonly ground: ProposalGround,
  ) {}

  /**
   * The same kind, name and country again, before it is decided, is the same organisation.
   * @throws Refused INVALID_INPUT, NOT_FOUND for the hub, ROLE_NOT_ALLOWED
   */
  async propose(
    principal: Principal,
    { idempotencyKey, ...body }: ProposeOrganisation,
  ): Promise<Organisation> {
    const { hub = null, ...given } = validated(proposalInput, body);
    const command = { operation: 'proposeOrganisation', idempotencyKey, body };
    const { id } = await this.commands.run(principal, command, async (tx) => {
      refuseKind(principal, given.kind);
      const proposal = { by: principal.organisationId, to: await this.ground.hub(tx, hub) };
      await this.ground.hold(tx);
      const same = await this.store.sameProposal(tx, {
        ...given,
        proposedBy: proposal.by,
        proposedTo: proposal.to,
      });
      const made =
        same ?? (await this.accounts.register(tx, { ...given, code: newCode(), registeredBy: 0, proposal }));
      return { id: made.publicId };
    });
    return this.find(principal, id);
  }

  /** The principal's own, or those that its hub decides. @throws Refused NOT_FOUND */
  find(principal: Principal, publicId: string): Promise<Organisation> {
    return this.work.read(principal, async (tx) => {
      const found = await this.store.byPublicId(tx, publicId);
      const { organisationId, hubId } = principal;
      if (found?.proposedBy === organisationId || (found && hubId > 0 && found.proposedTo === hubId))
        return found;
      throw NOT_FOUND.because('There is no such proposal.', 'organisation');
    });
  }

  /** Proposed by the principal's organisation, or to its hub, oldest first. @throws Refused INVALID_INPUT */
  page(principal: Principal, onlyOpen: boolean, request: PageRequest): Promise<Slice<Organisation>> {
    const page = pageOf(request, idKey);
    return this.work.read(principal, async (tx) => {
      const rows = await this.store.proposals(tx, principal, onlyOpen, page.after?.[0] ?? null, page.limit);
      return sliceOf(rows, page, ({ publicId }) => [publicId]);
    });
  }
}

/** @throws Refused ROLE_NOT_ALLOWED */
function refuseKind({ roles }: Principal, kind: OrganisationKind): void {
  if (roles.some((role) => PROPOSABLE[role]?.includes(kind))) return;
  throw ROLE_NOT_ALLOWED.because(`Your roles do not propose organisations of the kind ${kind}.`, 'kind');
}

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 8;

/** A code that nobody takes for a real one: the hub gives that when it confirms. */
function newCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
  return `NEW-${letters.join('')}`;
}
