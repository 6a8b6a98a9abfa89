import { getNamedType, isObjectType } from 'graphql';
import { operationRules } from '../../src/platform/graphql/operation-rules.js';
import { COMMON, FIELD_RULES, kindsFor, OWN_DOINGS } from './field-rules.js';
import { MutationMatrix } from './mutation-matrix.js';
import { type Finding, QueryMatrix, type Sightings } from './query-matrix.js';
import { RolesMatrix } from './roles-matrix.js';
import { schema } from './selections.js';
import type { Stage } from './stage.js';
import { SubscriptionMatrix } from './subscription-matrix.js';
import { type Asker, narrow, unknown, whole } from './viewers.js';

export interface MatrixOptions {
  /** Cursors of others that are replayed, a list and viewer. */
  readonly cursors: number;
  /** How deep the selections are, objects inside objects. */
  readonly depth: number;
  /** Whether people with one role, devices and shifts ask everything too. */
  readonly everyRole: boolean;
}

export interface MatrixReport {
  readonly findings: readonly Finding[];
  /** What was sent, by part of the matrix. */
  readonly asked: Readonly<Record<string, number>>;
  /** Places of inputs that were never refused for what they name: there the matrix would prove nothing. */
  readonly elsewhere: readonly string[];
  readonly sightings: Sightings;
}

/**
 * Everything that the schema has x everybody who may ask. It changes nothing, so that it can be repeated with one
 * wall and with the other.
 */
export async function runMatrix(stage: Stage, options: MatrixOptions): Promise<MatrixReport> {
  const rules = operationRules(stage.world.api);
  const mayCall = (kind: string, name: string, asker: Asker) => admits(rules.get(`${kind} ${name}`), asker);
  const [people, others, strangers] = [await whole(stage), await narrow(stage), await unknown(stage)];
  const asking = options.everyRole
    ? [...people, ...others, ...strangers]
    : [...people, ...strangers.slice(0, 1)];
  const roles = new RolesMatrix(stage, mayCall);
  await roles.run([...people, ...others, ...strangers]);
  const mutations = new MutationMatrix(
    stage,
    (name, asker) => asker.known && mayCall('mutation', name, asker),
  );
  await mutations.run(people);
  const subscriptions = new SubscriptionMatrix(stage);
  await subscriptions.run([...people, ...strangers]);
  const queries = new QueryMatrix(
    stage,
    (name, asker) => mayCall('query', name, asker),
    options.cursors,
    options.depth,
  );
  await queries.run(asking);
  const parts = { roles, mutations, subscriptions, queries };
  const findings = Object.values(parts).flatMap((part) => part.findings);
  return {
    findings: [...fieldsWithoutRule(), ...findings, ...shownToOthers(queries.sightings)],
    asked: Object.fromEntries(Object.entries(parts).map(([name, { asked }]) => [name, asked])),
    elsewhere: [...mutations.tried].filter((place) => !mutations.reached.has(place)).sort(),
    sightings: queries.sightings,
  };
}

function admits(rule: string | undefined, { known, roles }: Asker): boolean {
  if (rule === 'everybody, without signing in') return true;
  if (!known || rule === undefined) return false;
  return (
    rule === 'everybody who is signed in' ||
    rule.split(', ').some((role) => roles.some((one) => one === role))
  );
}

const isPageType = (name: string): boolean => /(?:Connection|Edge)$/.test(name);
const belongsToNobody = (name: string): boolean => COMMON.includes(name);

/** What crosses organisations, or may, and of which nobody has said who sees it. */
export function fieldsWithoutRule(): Finding[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const own = types.filter(
    ({ name }) => !/^(?:__.*|Query|Mutation|Subscription)$/.test(name) && !isPageType(name),
  );
  return own.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      if (OWN_DOINGS.includes(type.name)) return [];
      const to = getNamedType(field.type);
      const stays = !isObjectType(to) || belongsToNobody(to.name) || to.name === 'Lane';
      const ruled = belongsToNobody(type.name) ? stays : kindsFor(type.name, field.name) !== undefined;
      return ruled
        ? []
        : [`${type.name}.${field.name} has no rule: say in test/matrix/field-rules.ts who is shown it`];
    }),
  );
}

/** Rules of what the schema does not have. */
export function rulesWithoutField(): string[] {
  return Object.entries(FIELD_RULES).flatMap(([name, rules]) => {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
    const ruled = Object.values(rules).flatMap((names) => names.split(' '));
    return ruled.filter((field) => !fields.includes(field)).map((field) => `${name}.${field}`);
  });
}

function shownToOthers(sightings: Sightings): Finding[] {
  return [...sightings].flatMap(([key, kinds]) => {
    const [type = '', field = ''] = key.split('.');
    const allowed = kindsFor(type, field);
    const wrong = allowed ? [...kinds].filter((kind) => !allowed.includes(kind)) : [];
    return wrong.map((kind) => `${key} is shown to a ${kind}`);
  });
}
