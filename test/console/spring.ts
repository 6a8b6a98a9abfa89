import type { Type } from '@nestjs/common';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { EnrolmentService } from '../../src/accounts/enrolment.service.js';
import { PasswordsService } from '../../src/accounts/passwords.service.js';
import { DEMO_PASSWORD } from '../../src/console/demo/demo.data.js';
import { type CaughtUp, catchUp } from '../../src/console/scenario/catching-up.js';
import { type StepRow, stepsUntil } from '../../src/console/scenario/scenario-step.store.js';
import { asOwner } from '../../src/platform/database/owner-query.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { testSettings } from '../world/test-settings.js';
import type { Answer, World } from '../world/world.js';
import { startDemoWorld } from './demo-world.js';

/** A demo hub whose people play spring 2020, and a visitor who may interfere. */
export class Spring {
  private readonly tokens = new Map<string, string>();

  private constructor(readonly world: World) {}

  static async start(): Promise<Spring> {
    const spring = new Spring(await startDemoWorld({ HUB_DEMO: 'embedded' }));
    await spring.enrolAtSciensano('agency@sciensano.example');
    return spring;
  }

  /** The people of the stories have a Sciensano of their own, so the demo's has no member here. */
  private async enrolAtSciensano(email: string): Promise<void> {
    const get = <Service>(type: Type<Service>) => this.world.api.get(type, { strict: false });
    const passwordHash = await get(PasswordsService).hash(DEMO_PASSWORD);
    await get(UnitOfWork).write(systemPrincipal('console', 'test'), async (tx) => {
      const organisation = await get(AccountsService).organisationByCode(tx, 'SCIENSANO');
      if (!organisation) throw new Error('The stories have no Sciensano');
      const member = { organisation, email, displayName: 'Agency', passwordHash, roles: ['AGENCY'] as const };
      await get(EnrolmentService).enrol(tx, member);
    });
  }

  get settings() {
    return testSettings('cli', this.world.database, { HUB_DEMO: 'embedded' });
  }

  /** Moves the clock there, where it then stands, and waits until all that is due is played. */
  async moveTo(time: string): Promise<CaughtUp & { text: string }> {
    await this.world.setClock(time);
    let text = '';
    const caughtUp = await asOwner(this.settings, (query) =>
      catchUp(query, { write: (line) => (text += line) }),
    );
    return { ...caughtUp, text };
  }

  steps(): Promise<StepRow[]> {
    return asOwner(this.settings, (query) => stepsUntil(query));
  }

  async step(key: string): Promise<StepRow> {
    const found = (await this.steps()).find((step) => step.key === key);
    if (!found) throw new Error(`There is no step ${key}`);
    return found;
  }

  /** One request as one of the demo's people. */
  async ask(
    email: string,
    query: string,
    variables: Record<string, unknown> = {},
    operationName?: string,
  ): Promise<Answer> {
    const authorization = `Bearer ${this.tokens.get(email) ?? (await this.signIn(email))}`;
    const response = await fetch(`${this.world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables, operationName }),
    });
    const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
    return { status: response.status, data, errors };
  }

  /** A mutation, whose answer is the member of its union. */
  async act(email: string, mutation: string, input: Record<string, unknown>, selection = '') {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const { data, errors } = await this.ask(
      email,
      `mutation Act($input: ${type}) { ${mutation}(input: $input) { __typename ... on Refusal { code message } ${selection} } }`,
      { input },
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data[mutation];
  }

  private async signIn(email: string): Promise<string> {
    const { data } = await this.world.ask(
      null,
      'mutation S($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }',
      { input: { email, password: DEMO_PASSWORD } },
    );
    this.tokens.set(email, data.signIn.accessToken);
    return data.signIn.accessToken;
  }
}
