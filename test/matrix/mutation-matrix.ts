import { isDeepStrictEqual } from 'node:util';
import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { newId } from '../../src/platform/ids/ids.js';
import { NEW_SSCC } from './arguments.js';
import { inputType, type Reply, WITHOUT_KEY } from './door.js';
import { foreignOf, hasRule, inputFor, type Kind, kindOf, shaped, valueFor } from './inputs.js';
import type { Finding } from './query-matrix.js';
import { type Field, rootFields, schema } from './selections.js';
import { hour, type Stage } from './stage.js';
import type { Asker } from './viewers.js';

/** A place in an input that names something, and how an input looks with another name there. */
interface Place {
  readonly path: string;
  readonly kind: Kind;
  with(name: string): Record<string, unknown>;
}

/** What an input needs beside its form, so that names are what it is refused for. */
function more({ roles, viewer }: Asker): Readonly<Record<string, Record<string, unknown>>> {
  return {
    changeRequest: { purpose: 'Some text' },
    confirmDelivery: { everythingAccepted: true },
    estimateTransport: { estimatedArrivalAt: '2099-01-01T00:00:00Z' },
    importManifest: { text: `sscc,item,quantity\n${NEW_SSCC},MASK_FFP2,10` },
    issueApiKey: { roles: roles.slice(0, 1) },
    scheduleTransport: {
      ...{ direction: 'OUTBOUND', origin: viewer === 'hub' ? 'LGG' : 'DXB', destination: 'ROME' },
      ...{ cutOffAt: hour(90), departsAt: hour(91), arrivesAt: hour(92) },
    },
  };
}

/** Sends every mutation with another's things and with such as do not exist: nobody can tell which was which. */
export class MutationMatrix {
  readonly findings: Finding[] = [];
  /** Places that were tried, and those of which at least once it was the name that was refused. */
  readonly tried = new Set<string>();
  readonly reached = new Set<string>();
  asked = 0;

  constructor(
    private readonly stage: Stage,
    private readonly maySend: (mutation: string, asker: Asker) => boolean,
  ) {}

  async run(askers: readonly Asker[]): Promise<void> {
    for (const field of rootFields('mutation')) {
      const type = inputOf(field);
      this.findings.push(...withoutRule(type));
      const allowed = askers.filter((asker) => this.maySend(field.name, asker));
      await Promise.all(allowed.map((asker) => this.ofMutation(field, type, asker)));
    }
  }

  private async ofMutation(field: Field, type: GraphQLInputObjectType, asker: Asker): Promise<void> {
    const start = { ...inputFor(this.stage, type, asker.viewer), ...more(asker)[field.name] };
    for (const place of placesIn(this.stage, type, asker, start)) await this.ofPlace(field, asker, place);
  }

  private async ofPlace(field: Field, asker: Asker, place: Place): Promise<void> {
    const foreign = foreignOf(this.stage, place.kind, asker.viewer);
    if (foreign.length === 0) return;
    const none = await this.send(field, asker, place, place.kind.missing);
    const at = `${field.name}.${place.path}`;
    this.tried.add(at);
    const refused = String(none.data?.[field.name]?.field ?? '');
    if (refused.startsWith(place.path.split('.')[0] ?? at)) this.reached.add(at);
    for (const name of foreign) {
      const reply = await this.send(field, asker, place, name);
      if (isDeepStrictEqual(bare(reply, name), bare(none, place.kind.missing))) continue;
      this.report(
        field,
        asker,
        place,
        name,
        `answers ${reply.text.slice(0, 240)}, and of none ${none.text.slice(0, 240)}`,
      );
    }
  }

  private async send(field: Field, asker: Asker, place: Place, name: string): Promise<Reply> {
    this.asked += 1;
    const input = freshKey(field.name, place.with(name));
    const reply = await this.stage.door.ask(asker.token, documentOf(field.name), { input });
    const answer = reply.data?.[field.name];
    if (reply.status !== 200 || reply.errors.length > 0)
      this.report(field, asker, place, name, `fails: ${reply.text.slice(0, 300)}`);
    if (answer && answer.__typename !== 'Refusal')
      this.report(field, asker, place, name, `is done: ${reply.text.slice(0, 200)}`);
    for (const leak of this.stage.audience.foreignIn(reply.text, asker.viewer, JSON.stringify(input)))
      this.report(field, asker, place, name, `shows ${leak}`);
    return reply;
  }

  private report(field: Field, asker: Asker, { path }: Place, name: string, what: string): void {
    this.findings.push(`${field.name} with ${path} ${name} as ${asker.name} ${what}`);
  }
}

export function inputOf(field: Field): GraphQLInputObjectType {
  return schema.getType(inputType(field.name)) as GraphQLInputObjectType;
}

export function documentOf(mutation: string): string {
  return `mutation M($input: ${inputType(mutation)}!) { ${mutation}(input: $input) { __typename ... on Refusal { code message field } } }`;
}

export function freshKey(mutation: string, input: Record<string, unknown>): Record<string, unknown> {
  return WITHOUT_KEY.includes(mutation) ? input : { ...input, idempotencyKey: newId() };
}

/** Fields of which nobody has said what they name. */
function withoutRule(type: GraphQLInputObjectType): Finding[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (isInputObjectType(named)) return withoutRule(named);
    if (hasRule(type, field)) return [];
    return [
      `${type.name}.${field.name} has no rule: say in test/matrix/inputs.ts what it names, or that it names nothing`,
    ];
  });
}

/** Every place of an input that names something, optional ones too. */
function placesIn(
  stage: Stage,
  type: GraphQLInputObjectType,
  asker: Asker,
  start: Record<string, unknown>,
): Place[] {
  return Object.values(type.getFields()).flatMap((field): Place[] => {
    const named = getNamedType(field.type);
    const kind = isInputObjectType(named) ? null : kindOf(type, field);
    if (kind)
      return [
        {
          path: field.name,
          kind,
          with: (name) => ({ ...start, [field.name]: shaped(field.type, () => name) }),
        },
      ];
    if (!isInputObjectType(named)) return [];
    const [inside] = [start[field.name] ?? valueFor(stage, type, field, asker.viewer)].flat();
    return placesIn(stage, named, asker, inside as Record<string, unknown>).map((place) => ({
      path: `${field.name}.${place.path}`,
      kind: place.kind,
      with: (name) => ({ ...start, [field.name]: shaped(field.type, () => place.with(name)) }),
    }));
  });
}

function bare({ status, data, errors }: Reply, name: string): unknown {
  return JSON.parse(JSON.stringify({ status, data, errors }).replaceAll(name, '<sent>'));
}
