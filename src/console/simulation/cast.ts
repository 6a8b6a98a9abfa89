import { DEMO_ORGANISATIONS } from '../demo/demo.data.js';
import { HubClient, type Line } from './hub-client.js';
import { Device, Member } from './identities.js';
import { SimulationProblem } from './patience.js';
import type { Json } from './wire.js';

/** Addresses of those who act. */
export interface Names {
  readonly operator: string;
  /** Also administrator: it issues the keys of the scanners. */
  readonly supervisor: string;
  readonly carrier: string;
  readonly donors: readonly string[];
  readonly agencies: readonly string[];
}

export interface Partner {
  readonly client: HubClient;
  /** Code of the organisation. */
  readonly code: string;
}

export interface Agency extends Partner {
  /** Codes of places in its country. */
  readonly destinations: readonly [string, ...string[]];
}

/** Who acts in the simulation, each with a sign-in of its own. */
export interface Cast {
  readonly operator: HubClient;
  readonly supervisor: HubClient;
  readonly carrier: Partner;
  readonly donors: readonly [Partner, ...Partner[]];
  readonly agencies: readonly [Agency, ...Agency[]];
  readonly scanners: readonly [HubClient, ...HubClient[]];
  /** Code of the hub and of its place. */
  readonly hub: string;
}

const ME = `query Me { me { organisation { code country hub { code place { code } } } } }`;
const PLACES = `query Places($country: String) { places(country: $country) { nodes { code } } }`;
const SCANNERS = 3;

export const DEMO_NAMES: Names = {
  operator: addresses('HUB', 'OPERATOR')[0] ?? '',
  supervisor: addresses('HUB', 'SUPERVISOR')[0] ?? '',
  carrier: addresses('CARRIER', 'CARRIER')[0] ?? '',
  donors: addresses('DONOR', 'DONOR'),
  agencies: addresses('AGENCY', 'AGENCY'),
};

function addresses(kind: string, role: string): string[] {
  return DEMO_ORGANISATIONS.filter((organisation) => organisation.kind === kind).flatMap(({ members }) =>
    members.filter(({ roles }) => roles.some((one) => one === role)).map(({ email }) => email),
  );
}

export interface Beginning {
  /** Short name of the run. */
  readonly run: string;
  /** A look at the hub before anything is changed. */
  readonly refuse: (operator: HubClient) => Promise<void>;
}

/** Signs everybody in. @throws SimulationProblem */
export async function assemble(
  line: Line,
  names: Names,
  password: string,
  { run, refuse }: Beginning,
): Promise<Cast> {
  const client = (name: string) => new HubClient(line, new Member(line, name, password));
  const operator = client(names.operator);
  await refuse(operator);
  const supervisor = client(names.supervisor);
  const { hub } = await organisationOf(operator);
  if (!hub) throw new SimulationProblem(`${names.operator} is not of a hub.`);
  const numbers = Array.from({ length: SCANNERS }, (_, n) => n + 1);
  return {
    operator,
    supervisor,
    hub: hub.code,
    carrier: await partnerOf(client(names.carrier)),
    donors: await inTurn(names.donors, (name) => partnerOf(client(name))),
    agencies: await inTurn(names.agencies, (name) => agencyOf(client(name), hub.place.code)),
    scanners: await inTurn(numbers, (number) => scannerOf(line, supervisor, `${run} scanner ${number}`)),
  };
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  make: (item: Item) => Promise<Result>,
): Promise<[Result, ...Result[]]> {
  const made: Result[] = [];
  for (const item of items) made.push(await make(item));
  if (made.length === 0) throw new SimulationProblem('At least one donor and one agency are needed.');
  return made as [Result, ...Result[]];
}

async function organisationOf(client: HubClient): Promise<Json> {
  return (await client.ask(ME)).me.organisation;
}

async function partnerOf(client: HubClient): Promise<Partner> {
  return { client, code: (await organisationOf(client)).code };
}

async function agencyOf(client: HubClient, home: string): Promise<Agency> {
  const { code, country } = await organisationOf(client);
  const { places } = await client.ask(PLACES, { country });
  const [first, ...others] = places.nodes
    .map((place: Json): string => place.code)
    .filter((place: string) => place !== home);
  if (!first) throw new SimulationProblem(`The hub knows no place in ${country}, where ${code} is.`);
  return { client, code, destinations: [first, ...others] };
}

/** A key is shown once. Where the answer was lost its secret is lost too, and another key is issued. */
async function scannerOf(line: Line, supervisor: HubClient, name: string): Promise<HubClient> {
  for (let number = 1; ; number += 1) {
    const input = {
      idempotencyKey: `${name} key ${number}`,
      name: `${name} (${number})`,
      roles: ['OPERATOR'],
    };
    const issued = await supervisor.act('issueApiKey', input, '... on IssuedApiKey { key }', [
      'ALREADY_ISSUED',
    ]);
    if (issued.key) return new HubClient(line, new Device(name, issued.key));
  }
}
