import { Injectable } from '@nestjs/common';
import { type Hub, PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { atThe, type Principal, Role } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { administratorInput } from './account-input.js';
import { AccountsService, type Organisation } from './accounts.service.js';
import { EnrolmentService } from './enrolment.service.js';
import { refuseWeak } from './password-policy.js';
import { PasswordsService } from './passwords.service.js';

/** What somebody with a shell on the server says. Checked here. */
export interface CreateAdministrator {
  /** Code of the hub: LGG. */
  readonly hub: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

/** The first administrator of a hub: nobody could let him in, so that the command line does. */
@Injectable()
export class AdministratorsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly places: PlacesService,
    private readonly accounts: AccountsService,
    private readonly enrolment: EnrolmentService,
    private readonly passwords: PasswordsService,
  ) {}

  /**
   * Also makes the hub's organisation when it has none.
   * @returns the member's public id
   * @throws Refused INVALID_INPUT, NOT_FOUND for the hub, EMAIL_TAKEN
   */
  async create(caller: Principal, input: CreateAdministrator): Promise<string> {
    const { hub, password, ...person } = validated(administratorInput, input);
    refuseWeak(password, person.email);
    const passwordHash = await this.passwords.hash(password);
    return this.work.write(atThe('console', caller), async (tx) => {
      const organisation = await this.organisationOf(tx, hub);
      return this.enrolment.enrol(tx, { ...person, organisation, passwordHash, roles: [Role.ADMINISTRATOR] });
    });
  }

  private async organisationOf(tx: Transaction, code: string): Promise<Organisation> {
    const hub = await this.places.hubByCode(tx, code);
    if (!hub) throw NOT_FOUND.because(`No hub has the code ${code}.`, 'hub');
    const [first] = await this.accounts.organisationsOfHub(tx, hub.id);
    return first ?? this.open(tx, hub);
  }

  private async open(tx: Transaction, { id, code, name, placeId }: Hub): Promise<Organisation> {
    const place = await this.places.placeById(tx, placeId);
    const country = place?.country ?? '';
    return this.accounts.register(tx, {
      code: `HUB-${code}`,
      kind: 'HUB',
      name: `${name} hub`,
      country,
      hubId: id,
    });
  }
}
