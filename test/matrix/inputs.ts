import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { newId } from '../../src/platform/ids/ids.js';
import { isForeign, NEW_SSCC, NO_CODE, NO_ID, NO_SSCC, NO_TEXT } from './arguments.js';
import type { Viewer } from './audience.js';
import { hour, type Stage } from './stage.js';

/** What a field of an input names: how the fixture calls such things, and one that does not exist. */
export interface Kind {
  readonly things: readonly string[];
  readonly missing: string;
  /** What others have is foreign although everybody knows of it. */
  readonly known?: boolean;
}

const kind = (missing: string, ...things: string[]): Kind => ({ missing, things });
const UNIT = kind(NO_ID, 'unit', 'mixed', 'expected');
/** Everybody knows the organisations that are confirmed, and acts in none but its own. */
const ORGANISATION: Kind = { ...kind(NO_ID, 'proposal', 'organisation', 'registered'), known: true };
const CODE = kind(NO_CODE, 'proposalCode');
const SSCC = kind(NO_SSCC, 'unitSscc', 'mixedSscc', 'expectedSscc');

/** By the field's name, or that of its mutation or input and the field's. */
const KINDS: Readonly<Record<string, Kind>> = {
  consignmentId: kind(NO_ID, 'newConsignment', 'consignment', 'awayConsignment'),
  contentLineId: kind(NO_ID, 'unitLine', 'mixedLine', 'expectedLine'),
  dispatchId: kind(NO_ID, 'loading', 'dispatch', 'draftDispatch'),
  holdId: kind(NO_ID, 'hold'),
  recallId: kind(NO_ID, 'recall'),
  unitIds: UNIT,
  identifierId: kind(NO_ID, 'identifier'),
  into: kind(NO_ID, 'proposal'),
  manifestId: kind(NO_ID, 'manifest'),
  member: kind(NO_ID, 'member'),
  organisation: ORGANISATION,
  palletId: UNIT,
  pledge: kind(NO_TEXT, 'pledgeReference'),
  pledgeId: kind(NO_ID, 'pledge'),
  recipients: CODE,
  recipient: CODE,
  agency: CODE,
  carrier: CODE,
  requestId: kind(NO_ID, 'request', 'awayRequest', 'draftRequest'),
  seals: kind(NO_ID, 'identifier'),
  transportId: kind(NO_ID, 'transport', 'inbound', 'awayInbound', 'onward'),
  unitId: UNIT,
  units: UNIT,
  'CheckPalletInput.sscc': SSCC,
  'LoadPalletInput.sscc': SSCC,
  'UnloadPalletInput.sscc': SSCC,
  // Of a consignment that is named beside it: a signature of another one is as wrong as none.
  signatureId: kind(NO_ID, 'signature'),
  'ResendInvitationInput.id': kind(NO_ID, 'invitation'),
  'RevokeInvitationInput.id': kind(NO_ID, 'invitation'),
  'RevokeApiKeyInput.id': kind(NO_ID, 'key'),
  'RetryDeadLetterInput.id': kind(NO_ID, 'deadLetter'),
};

/** What names nothing of anybody's: new words, what is common to all, and secrets, which have tests of their own. */
const NAMELESS: readonly string[] = [
  ...[
    'idempotencyKey',
    'clientKey',
    'clientKeys',
    'locations',
    'operations',
    'reason',
    'note',
    'purpose',
    'receivedBy',
    'signedBy',
    'overrideReason',
    'documentOverrideReason',
  ],
  ...[
    'reference',
    'name',
    'displayName',
    'email',
    'code',
    'gln',
    'number',
    'document',
    'lot',
    'text',
    'data',
    'sscc',
    'csv',
    'logger',
    'gtin',
    'companyPrefix',
  ],
  ...['hub', 'country', 'destination', 'origin', 'place', 'from', 'to', 'location', 'item', 'laneId'],
  ...['password', 'currentPassword', 'newPassword', 'pin', 'badgeCode', 'token', 'refreshToken', 'idToken'],
  // Each scan of a batch has its own outcome, and a line that is not on its pallet is none, whosesoever it is.
  'ScanInput.contentLineId',
  // A vehicle is named by an id that nobody guesses: the hub gives it to the donors whose goods it brings.
  'transportIds',
  // The code of an organisation to sign in to: every member knows all of those.
  ...[
    'SignInInput.organisation',
    'SignInWithIdTokenInput.organisation',
    'SwitchOrganisationInput.organisation',
  ],
];

export function kindOf(input: GraphQLInputObjectType, field: GraphQLInputField): Kind | null {
  const whole = `${input.name}.${field.name}`;
  if (NAMELESS.includes(whole)) return null;
  return KINDS[whole] ?? KINDS[field.name] ?? null;
}

/** Whether somebody has said what the field names, or that it names nothing. */
export function hasRule(input: GraphQLInputObjectType, field: GraphQLInputField): boolean {
  if (!['ID', 'String', 'Sscc'].includes(getNamedType(field.type).name)) return true;
  return (
    kindOf(input, field) !== null ||
    NAMELESS.includes(field.name) ||
    NAMELESS.includes(`${input.name}.${field.name}`)
  );
}

const SCALARS: Readonly<Record<string, unknown>> = {
  String: 'Some text',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: hour(60.05),
  CalendarDate: '2030-06-30',
  ID: NO_ID,
};

/** Where a plain text would be refused for its form, before anything is looked for. */
const TEXTS: Readonly<Record<string, unknown>> = {
  hub: 'LGG',
  country: 'IT',
  destination: 'ROME',
  origin: 'HGH',
  item: 'MASK_FFP2',
  email: 'somebody@example.org',
  password: 'a long enough password',
  gln: '5412345000013',
  code: 'SOME-CODE',
  location: 'A-01',
  number: 'T 1',
  pin: '271828',
  badgeCode: 'BADGE-7',
  csv: 'time,temperature\n2020-03-13T10:00:00Z,5',
  companyPrefix: '5412345',
  gtin: '05412345000013',
};

/** An input that passes every check of form and names what the viewer itself has, where it has such a thing. */
export function inputFor(
  stage: Stage,
  type: GraphQLInputObjectType,
  viewer: Viewer,
): Record<string, unknown> {
  // Left out, a new pallet's number would be minted, which a hub without a prefix refuses before anything else.
  const needed = Object.values(type.getFields()).filter(
    (field) => isNonNullType(field.type) || field.name === 'sscc',
  );
  return Object.fromEntries(needed.map((field) => [field.name, valueFor(stage, type, field, viewer)]));
}

export function valueFor(
  stage: Stage,
  input: GraphQLInputObjectType,
  field: GraphQLInputField,
  viewer: Viewer,
): unknown {
  return shaped(field.type, () => {
    const named = getNamedType(field.type);
    if (isInputObjectType(named)) return inputFor(stage, named, viewer);
    if (isEnumType(named)) return named.getValues()[0]?.name;
    if (['idempotencyKey', 'clientKey', 'clientKeys'].includes(field.name)) return newId();
    const of = kindOf(input, field);
    if (of) return ownOf(stage, of, viewer);
    if (named.name === 'Sscc' || field.name === 'sscc') return NEW_SSCC;
    return TEXTS[field.name] ?? SCALARS[named.name];
  });
}

/** One value in as many lists as the type has. */
export function shaped(type: GraphQLInputType, value: () => unknown): unknown {
  if (isNonNullType(type)) return shaped(type.ofType, value);
  return isListType(type) ? [shaped(type.ofType, value)] : value();
}

/** Things of the kind that the viewer may not know of, or that are another's. */
export function foreignOf(stage: Stage, { things, known }: Kind, viewer: Viewer): string[] {
  return thingsOf(stage, things).filter((value) => isForeign(stage, value, viewer, known));
}

function ownOf(stage: Stage, { things, missing }: Kind, viewer: Viewer): string {
  const own = things
    .map((thing) => stage.things.get(`${viewer}.${thing}`))
    .find((value) => value !== undefined);
  return own ?? thingsOf(stage, things).find((value) => stage.audience.mayKnow(value, viewer)) ?? missing;
}

function thingsOf(stage: Stage, endings: readonly string[]): string[] {
  const named = [...stage.things].filter(([name]) => endings.includes(name.split('.').at(-1) ?? ''));
  return [...new Set(named.map(([, value]) => value))];
}
