import type { INestApplicationContext, Type } from '@nestjs/common';
import { AccountsService, type Organisation } from '../../accounts/accounts.service.js';
import { EnrolmentService } from '../../accounts/enrolment.service.js';
import { PasswordsService } from '../../accounts/passwords.service.js';
import { SignInService } from '../../accounts/sign-in.service.js';
import { PlacesService } from '../../places/places.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AUTHENTICATOR, type Authenticator } from '../../platform/graphql/authenticator.js';
import { type Principal, systemPrincipal } from '../../platform/principal/principal.js';
import { Refused } from '../../platform/refusals/refusal.js';
import { PledgingService } from '../../pledges/pledging.service.js';
import { AnnouncementsService } from '../../receiving/announcements.service.js';
import { TransportReportsService } from '../../transports/transport-reports.service.js';
import { TransportSchedulingService } from '../../transports/transport-scheduling.service.js';
import {
  DEMO_CONSIGNMENT,
  DEMO_FLIGHT,
  DEMO_ORGANISATIONS,
  DEMO_PASSWORD,
  DEMO_PLEDGE,
  DEMO_START,
  DEMO_TRUCKS,
  type DemoOrganisation,
} from './demo.data.js';
import { SPRING_ORGANISATIONS } from './spring-organisations.data.js';

/**
 * Loads the demo through the services that people use, each step once: a step that a killed load had done is
 * found by its idempotency key or its code.
 */
export class DemoLoader {
  private readonly console = systemPrincipal('console', 'demo');

  constructor(private readonly app: INestApplicationContext) {}

  /** @param moveClock to a time that may have passed already: then it stays. */
  async load(moveClock: (time: string) => Promise<void>): Promise<void> {
    for (const organisation of [...DEMO_ORGANISATIONS, ...SPRING_ORGANISATIONS])
      await this.organisation(organisation);
    await this.pledge(moveClock);
    await moveClock(DEMO_START);
    await this.firstStory();
  }

  private async pledge(moveClock: (time: string) => Promise<void>): Promise<void> {
    const { pledge, revisedAt, revision } = DEMO_PLEDGE;
    const pledging = this.get(PledgingService);
    const { publicId: pledgeId } = await pledging.make(await this.signedIn('donor@jackma.example'), pledge);
    await moveClock(revisedAt);
    await pledging.revise(await this.signedIn('donor@jackma.example'), { ...revision, pledgeId });
  }

  private async firstStory(): Promise<void> {
    const operator = await this.signedIn('operator@hub.example');
    const flight = await this.get(TransportSchedulingService).schedule(operator, DEMO_FLIGHT);
    for (const truck of DEMO_TRUCKS) await this.get(TransportSchedulingService).schedule(operator, truck);
    const donor = await this.signedIn('donor@jackma.example');
    await this.get(AnnouncementsService).announce(donor, {
      ...DEMO_CONSIGNMENT,
      transportIds: [flight.publicId],
    });
    const carrier = await this.signedIn('carrier@demo.example');
    const left = {
      idempotencyKey: 'demo:left',
      transportId: flight.publicId,
      report: 'LEFT',
      occurredAt: DEMO_FLIGHT.departsAt,
    };
    await this.get(TransportReportsService).report(carrier, left);
  }

  private async organisation(wanted: DemoOrganisation): Promise<void> {
    const passwordHash = await this.get(PasswordsService).hash(DEMO_PASSWORD);
    await this.get(UnitOfWork).write(this.console, async (tx) => {
      const accounts = this.get(AccountsService);
      // Organisation and members come in one transaction: where the one is, the others are.
      if (await accounts.organisationByCode(tx, wanted.code)) return;
      const hub = wanted.hub ? await this.get(PlacesService).hubByCode(tx, wanted.hub) : null;
      const { code, kind, name, country } = wanted;
      // The hub comes first: its administrators act in the organisations that it entered.
      const registeredBy = (await accounts.organisationByCode(tx, 'HUB-LGG'))?.id ?? 0;
      const organisation = await accounts.register(tx, {
        code,
        kind,
        name,
        country,
        hubId: hub?.id ?? null,
        registeredBy,
      });
      for (const member of wanted.members) await this.enrol(tx, organisation, member, passwordHash);
    });
  }

  private async enrol(
    tx: Parameters<EnrolmentService['enrol']>[0],
    organisation: Organisation,
    { name, email, roles }: DemoOrganisation['members'][number],
    passwordHash: string,
  ): Promise<void> {
    await this.get(EnrolmentService).enrol(tx, {
      organisation,
      email,
      displayName: name,
      passwordHash,
      roles,
    });
  }

  private async signedIn(email: string): Promise<Principal> {
    const { accessToken } = await this.get(SignInService).signIn(this.console, {
      email,
      password: DEMO_PASSWORD,
    });
    const authenticator = this.app.get<Authenticator>(AUTHENTICATOR, { strict: false });
    const principal = await authenticator.authenticate(`Bearer ${accessToken.token}`, 'demo');
    if (principal.kind === 'nobody') throw new Refused('UNAUTHENTICATED', `${email} could not sign in`);
    return principal;
  }

  private get<Service>(type: Type<Service>): Service {
    return this.app.get(type, { strict: false });
  }
}
