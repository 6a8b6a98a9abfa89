import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { hasRole, type Principal, Role } from '../platform/principal/principal.js';
import { FORBIDDEN, INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { organisationInput } from './account-input.js';
import { AccountsService, type Organisation } from './accounts.service.js';

/** What an administrator says. Checked here: the types are only what a well-meaning caller sends. */
export interface CreateOrganisation {
  readonly idempotencyKey: string;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly country: string;
  readonly gln?: string | null;
}

/** Who administers which organisation, and making new ones. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly work: UnitOfWork,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * By an administrator of a hub. A hub's own organisation is made on the server, with `hub create-administrator`:
   * who could make one here could make himself the operator of another hub.
   * @throws Refused INVALID_INPUT, FORBIDDEN, CODE_TAKEN
   */
  async create(principal: Principal, { idempotencyKey, ...body }: CreateOrganisation): Promise<Organisation> {
    const given = validated(organisationInput, body);
    if (given.kind === 'HUB') {
      throw INVALID_INPUT.because(
        'The organisation of a hub is made on the server: hub create-administrator.',
        'kind',
      );
    }
    if (principal.hubId === 0)
      throw FORBIDDEN.because('Only the administrators of a hub enter organisations.');
    const command = { operation: 'createOrganisation', idempotencyKey, body };
    const { id } = await this.commands.run(principal, command, async (tx) => {
      return { id: (await this.accounts.register(tx, given)).id };
    });
    return this.work.read(principal, (tx) => this.known(tx, id));
  }

  /**
   * The organisation that an administrator acts in: his own, or one that his hub entered.
   * @param publicId null for his own
   * @throws Refused NOT_FOUND, for a foreign one as for none; FORBIDDEN for who is no administrator
   */
  async administered(tx: Transaction, publicId: string | null): Promise<Organisation> {
    const { principal } = tx;
    if (!hasRole(principal, Role.ADMINISTRATOR))
      throw FORBIDDEN.because('Only an administrator may do this.');
    if (publicId === null) return this.known(tx, principal.organisationId);
    const organisation = await this.accounts.organisationByPublicId(tx, publicId);
    // A foreign one is answered like none: that there is one, and how it is called, tells nobody more this way.
    if (organisation && administers(principal, organisation)) return organisation;
    throw NOT_FOUND.because('You administer no such organisation.', 'organisation');
  }

  byId(tx: Transaction, id: number): Promise<Organisation | null> {
    return this.accounts.organisationById(tx, id);
  }

  private async known(tx: Transaction, id: number): Promise<Organisation> {
    const organisation = await this.accounts.organisationById(tx, id);
    if (!organisation) throw NOT_FOUND.because('There is no such organisation.');
    return organisation;
  }
}

/** The administrators of an organisation, and those of the hub that entered it. */
export function administers(principal: Principal, { id, registeredBy }: Organisation): boolean {
  if (!hasRole(principal, Role.ADMINISTRATOR)) return false;
  return firstWall.admits(
    id === principal.organisationId || (principal.hubId > 0 && registeredBy === principal.organisationId),
  );
}
