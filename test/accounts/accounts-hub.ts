import { AccountsAuthenticator } from '../../src/accounts/accounts.authenticator.js';
import { AccountsApiModule } from '../../src/accounts/accounts-api.module.js';
import { AdministratorsService } from '../../src/accounts/administrators.service.js';
import { AuthenticationModule } from '../../src/accounts/authentication.module.js';
import { CatalogueApiModule } from '../../src/catalogue/catalogue-api.module.js';
import { HistoryModule } from '../../src/history/history.module.js';
import { PlacesApiModule } from '../../src/places/places-api.module.js';
import { CommandsModule } from '../../src/platform/commands/commands.module.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { JobsModule } from '../../src/platform/jobs/jobs.module.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { Api } from '../graphql/api.js';
import { asSuperuser, dropDatabase } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';

export const PASSWORD = 'a password for tests';
export const ADMINISTRATOR = 'anna@hub.example';

interface Refusal {
  code: string;
  message: string;
  field: string | null;
}

/** Whatever the test selects: it looks for what it expects. */
// biome-ignore lint/suspicious/noExplicitAny: an expectation that does not fit fails the test
export type Selected = any;

/** What one operation answered: `T` is what the test selected. */
export interface Answer<T = Record<string, unknown>> {
  data?: T | null;
  errors?: { message: string; extensions: { code: string } }[];
}

const REFUSAL = '__typename ... on Refusal { code message field }';
const SESSION =
  '... on SignedIn { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt member { id displayName roles organisation { code kind } } }';

export interface Session {
  __typename: 'SignedIn';
  accessToken: string;
  refreshToken: string;
  member: { id: string; displayName: string; roles: string[]; organisation: { code: string; kind: string } };
}

let keysGiven = 0;
/** A new idempotency key. */
export const aKey = () => {
  keysGiven += 1;
  return `test-${keysGiven}`;
};

/** The API with accounts, places and the catalogue, on a database of its own, with an administrator at Liège. */
export class AccountsHub {
  private constructor(
    readonly api: Api,
    readonly database: string,
  ) {}

  static async start(more: Record<string, string> = {}): Promise<AccountsHub> {
    const database = await cloneDatabase();
    const api = await Api.start({
      settings: testSettings('api', database, more),
      graphql: { authenticator: AccountsAuthenticator, imports: [AuthenticationModule] },
      modules: [
        DatabaseModule.as('api'),
        CommandsModule,
        JobsModule.forApi(),
        HistoryModule,
        PlacesApiModule,
        CatalogueApiModule,
        AccountsApiModule,
      ],
    });
    const hub = new AccountsHub(api, database);
    await hub.createAdministrator('LGG', ADMINISTRATOR, 'Anna');
    return hub;
  }

  /** As the command line does it. */
  createAdministrator(hub: string, email: string, displayName = 'Somebody'): Promise<string> {
    const person = { email, displayName, password: PASSWORD };
    return this.get(AdministratorsService).create(systemPrincipal('worker', 'test'), { hub, ...person });
  }

  /** The public id of an organisation. */
  async idOf(code: string): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      'SELECT public_id AS id FROM organisation WHERE code = $1',
      [code],
    );
    return row?.id ?? '';
  }

  get<Service>(type: new (...parts: never[]) => Service): Service {
    return this.api.app.get(type, { strict: false });
  }

  /** The body of the answer. Fails when the status is not 200: nothing here may be a 500. */
  async ask<T>(query: string, token?: string, variables?: object): Promise<Answer<T>> {
    const { status, body } = await this.api.ask(query, token, variables);
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** A mutation of one field with one input: the thing or the refusal. */
  async does<T = Record<string, unknown>>(
    mutation: string,
    fields: string,
    input: object,
    token?: string,
  ): Promise<T & Refusal> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${REFUSAL} ${fields} } }`;
    const { data, errors } = await this.ask<Record<string, T & Refusal>>(query, token, { input });
    const answer = data?.[mutation];
    if (!answer) throw new Error(JSON.stringify(errors));
    return answer;
  }

  signIn(email: string, password = PASSWORD, organisation?: string): Promise<Session & Refusal> {
    return this.does<Session>('signIn', SESSION, {
      email,
      password,
      ...(organisation ? { organisation } : {}),
    });
  }

  refresh(refreshToken: string): Promise<Session & Refusal> {
    return this.does<Session>('refreshSession', SESSION, { refreshToken });
  }

  /** The access token of somebody who is a member of one organisation. */
  async tokenOf(email: string): Promise<string> {
    return (await this.signIn(email)).accessToken;
  }

  /** Enters an organisation and one member of it. @returns the id of each. */
  async organisation(
    code: string,
    kind: string,
    roles: string[],
    email = `${code.toLowerCase()}@example.org`,
  ) {
    const token = await this.tokenOf(ADMINISTRATOR);
    const organisation = await this.does<{ id: string }>(
      'createOrganisation',
      '... on Organisation { id }',
      { idempotencyKey: aKey(), code, kind, name: `The ${code}`, country: 'IT' },
      token,
    );
    const member = await this.addMember(token, { organisation: organisation.id, email, roles });
    return { organisation: organisation.id, member: member.id, email };
  }

  addMember(token: string, more: object) {
    const input = { idempotencyKey: aKey(), displayName: 'Somebody', password: PASSWORD, ...more };
    return this.does<{ id: string; roles: string[] }>(
      'addMember',
      '... on Member { id roles email organisation { code } }',
      input,
      token,
    );
  }

  /** Rows, as the superuser sees them. */
  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return asSuperuser(async (client) => (await client.query(sql, parameters)).rows as Row[], this.database);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await dropDatabase(this.database);
  }
}
