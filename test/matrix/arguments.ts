import { getNamedType, isEnumType, isInputObjectType, isNonNullType } from 'graphql';
import type { Viewer } from './audience.js';
import type { Field } from './selections.js';
import { hour, type Stage } from './stage.js';

export type Variables = Readonly<Record<string, unknown>>;

/** One way to ask a query. */
export interface Case {
  readonly variables: Variables;
  /** The same with something that does not exist instead of what is not for the viewer; undefined: nothing is named. */
  readonly missing?: Variables | undefined;
}

export const NO_ID = '01900000-0000-7000-8000-000000000000';
export const NO_SSCC = '354123459999999996';
/** One that is announced if all else is right. */
export const NEW_SSCC = '354123458888888885';
export const NO_CODE = 'NEW-NOBODY99';
export const NO_TEXT = 'Nothing is called so';

const every = (stage: Stage, ...endings: string[]): string[] =>
  [...stage.things]
    .filter(([name]) => endings.some((ending) => name.endsWith(`.${ending}`)))
    .map(([, value]) => value);

interface Naming {
  readonly missing: string;
  values(stage: Stage): string[];
  /** What others have is foreign although everybody knows of it. */
  readonly known?: boolean;
}

/** What names something, by argument: all values that there are, own and foreign, and one that nobody has. */
const NAMING: Readonly<Record<string, Naming>> = {
  'consignment.id': {
    values: (stage) => every(stage, 'consignment', 'awayConsignment', 'pledge'),
    missing: NO_ID,
  },
  'consignmentReconciliation.id': {
    values: (stage) => every(stage, 'consignment', 'awayConsignment', 'pledge'),
    missing: NO_ID,
  },
  consignmentId: {
    values: (stage) => every(stage, 'consignment', 'awayConsignment', 'pledge'),
    missing: NO_ID,
  },
  transportId: {
    values: (stage) => every(stage, 'transport', 'inbound', 'awayInbound', 'onward'),
    missing: NO_ID,
  },
  'dispatch.id': { values: (stage) => every(stage, 'dispatch', 'draftDispatch', 'unit'), missing: NO_ID },
  'manifest.id': { values: (stage) => every(stage, 'manifest', 'unit'), missing: NO_ID },
  'pledge.id': { values: (stage) => every(stage, 'pledge', 'consignment'), missing: NO_ID },
  'request.id': { values: (stage) => every(stage, 'request', 'awayRequest', 'draftRequest'), missing: NO_ID },
  'transport.id': {
    values: (stage) => every(stage, 'transport', 'inbound', 'awayInbound', 'onward'),
    missing: NO_ID,
  },
  'lane.id': { values: (stage) => every(stage, 'unit'), missing: NO_ID },
  reference: {
    values: (stage) => every(stage, 'consignmentReference', 'awayConsignmentReference'),
    missing: NO_TEXT,
  },
  sscc: { values: (stage) => every(stage, 'unitSscc', 'mixedSscc', 'expectedSscc'), missing: NO_SSCC },
  organisation: { values: (stage) => every(stage, 'proposal', 'registered', 'organisation'), missing: NO_ID },
  // The fixture prints nothing: other ids stand for foreign ones.
  'printJob.id': { values: (stage) => every(stage, 'unit'), missing: NO_ID },
  'organisation.code': { values: (stage) => every(stage, 'proposalCode'), missing: NO_CODE },
  'filter.number': { values: (stage) => every(stage, 'number', 'transportNumber'), missing: NO_TEXT },
  token: { values: () => [`${NO_ID}.${'x'.repeat(43)}`], missing: 'nonsense' },
};

/** What narrows a list or asks of what belongs to nobody. */
const PLAIN: Readonly<Record<string, readonly unknown[]>> = {
  donor: ['JACK-MA', 'ALIBABA'],
  data: ['(00)354123450000000014'],
  otherSymbols: [['(02)05412345000013(37)40']],
  lot: ['LOT7A'],
  text: ['sscc,item,quantity\\n1,2,3'],
  country: ['IT', 'BE'],
  hub: ['LGG', 'DXB'],
  on: ['2020-03-13'],
  search: ['mask', 'ZQ1X'],
  from: ['LGG'],
  to: ['ROME', 'LGG'],
  item: ['MASK_FFP2', 'UNICORN'],
  'proposeUnits.quantity': [1],
  arrivesAt: [hour(20)],
  neededBy: ['2020-03-20', '2020-03-01'],
  departingFrom: [hour(-100), hour(20)],
  arrivingWithinDays: [1, 30],
  'hub.code': ['LGG', 'DXB', NO_CODE],
  'item.code': ['MASK_FFP2', 'UNICORN'],
  'filter.from': [hour(-100)],
  'filter.until': [hour(100)],
  'filter.place': ['ROME', 'DXB'],
};

const isPage = (name: string): boolean => name === 'first' || name === 'after';

/** All ways to ask a query that could find something, or tell that it exists. @throws for an argument without a rule */
export function casesOf(stage: Stage, field: Field, viewer: Viewer): Case[] {
  const asked = field.args.filter(({ name }) => !isPage(name));
  const needed = asked.filter(({ type }) => isNonNullType(type));
  const base = needed.reduce<Case[]>(
    (cases, arg) => cases.flatMap((one) => with_(one, valuesOf(stage, field, arg, viewer))),
    [{ variables: {} }],
  );
  const others = asked.filter((arg) => !needed.includes(arg));
  return [
    ...base,
    ...others.flatMap((arg) =>
      valuesOf(stage, field, arg, viewer).flatMap((value) => base.map((one) => joined(one, value))),
    ),
  ];
}

const with_ = (one: Case, values: readonly Case[]): Case[] => values.map((value) => joined(one, value));

function joined(one: Case, other: Case): Case {
  const variables = { ...one.variables, ...other.variables };
  if (!one.missing && !other.missing) return { variables };
  return { variables, missing: { ...variables, ...one.missing, ...other.missing } };
}

function valuesOf(stage: Stage, field: Field, arg: Field['args'][number], viewer: Viewer): Case[] {
  const type = getNamedType(arg.type);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((part) =>
      named(stage, field, `${arg.name}.${part.name}`, part.type, viewer).map(({ variables, missing }) => ({
        variables: { [arg.name]: inside(variables) },
        missing: missing && { [arg.name]: inside(missing) },
      })),
    );
  }
  return named(stage, field, arg.name, arg.type, viewer);
}

const inside = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name.split('.').at(-1), value]));

function named(
  stage: Stage,
  field: Field,
  name: string,
  type: Field['args'][number]['type'],
  viewer: Viewer,
): Case[] {
  const naming = NAMING[`${field.name}.${name}`] ?? NAMING[name];
  if (naming) {
    return naming.values(stage).map((value) => ({
      variables: { [name]: value },
      missing: isForeign(stage, value, viewer, naming.known) ? { [name]: naming.missing } : undefined,
    }));
  }
  return plainValues(field, name, type).map((value) => ({ variables: { [name]: value } }));
}

function plainValues(field: Field, name: string, type: Field['args'][number]['type']): readonly unknown[] {
  const plain = PLAIN[`${field.name}.${name}`] ?? PLAIN[name];
  if (plain) return plain;
  const bare = getNamedType(type);
  const isList = String(type).startsWith('[');
  if (isEnumType(bare)) return bare.getValues().map((value) => (isList ? [value.name] : value.name));
  if (bare.name === 'Boolean') return [true, false];
  throw new Error(
    `${field.name}(${name}) has no rule: say in test/matrix/arguments.ts what it names, or that it names nothing`,
  );
}

/** @param known whether everybody knows that others have it, and it is theirs all the same */
export function isForeign(stage: Stage, value: string, viewer: Viewer, known = false): boolean {
  if (!stage.audience.mayKnow(value, viewer)) return true;
  const names = [...stage.things].filter(([, thing]) => thing === value).map(([name]) => name);
  const confirmed = names.some((name) => /\.(?:organisation|registered)$/.test(name));
  return known && confirmed && !names.some((name) => name.startsWith(`${viewer}.`));
}
