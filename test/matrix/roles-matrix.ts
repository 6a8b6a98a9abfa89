import { casesOf } from './arguments.js';
import { inputType } from './door.js';
import { inputFor } from './inputs.js';
import { freshKey, inputOf } from './mutation-matrix.js';
import type { Finding } from './query-matrix.js';
import { type Field, objectsOf, rootFields } from './selections.js';
import type { Stage } from './stage.js';
import type { Asker } from './viewers.js';

/** Of mutations as many at once as the limits let pass; a query that must not be null takes its neighbours with it. */
const AT_ONCE = { query: 1, mutation: 15 } as const;

type MayCall = (kind: 'query' | 'mutation', name: string, asker: Asker) => boolean;

interface Part {
  readonly field: Field;
  readonly declared: string;
  readonly call: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Every operation by everybody who may not call it: refused, with one code for those who are nobody and one for the others. */
export class RolesMatrix {
  readonly findings: Finding[] = [];
  asked = 0;

  constructor(
    private readonly stage: Stage,
    private readonly mayCall: MayCall,
  ) {}

  async run(askers: readonly Asker[]): Promise<void> {
    await Promise.all(askers.map((asker) => this.ofAsker(asker)));
  }

  private async ofAsker(asker: Asker): Promise<void> {
    for (const kind of ['query', 'mutation'] as const) {
      const fields = rootFields(kind).filter(({ name }) => !this.mayCall(kind, name, asker));
      for (let from = 0; from < fields.length; from += AT_ONCE[kind])
        await this.refused(kind, fields.slice(from, from + AT_ONCE[kind]), asker);
    }
  }

  private async refused(kind: 'query' | 'mutation', fields: readonly Field[], asker: Asker): Promise<void> {
    const parts = fields.map((field, place) =>
      kind === 'query'
        ? this.queryPart(field, asker, `q${place}`)
        : this.mutationPart(field, asker, `q${place}`),
    );
    const declared = parts.map((part) => part.declared).filter(Boolean);
    const document = `${kind} ${declared.length > 0 ? `R(${declared.join(', ')})` : 'R'} { ${parts.map(({ call }) => call).join(' ')} }`;
    const variables = Object.assign({}, ...parts.map((part) => part.variables));
    this.asked += parts.length;
    const { status, data, errors, text } = await this.stage.door.ask(asker.token, document, variables);
    const expected = asker.known ? 'FORBIDDEN' : 'UNAUTHENTICATED';
    for (const [place, { field }] of parts.entries()) {
      const code =
        data?.[`q${place}`]?.code ?? errors.find(({ path }) => path?.[0] === `q${place}`)?.extensions?.code;
      if (status !== 200 || code !== expected)
        this.findings.push(
          `${kind} ${field.name} as ${asker.name} is ${code}, not ${expected}: ${text.slice(0, 300)}`,
        );
    }
    for (const leak of this.stage.audience.foreignIn(text, asker.viewer))
      this.findings.push(`${kind} of ${asker.name}, refused, shows ${leak}`);
  }

  private queryPart(field: Field, asker: Asker, alias: string): Part {
    const [first] = casesOf(this.stage, field, asker.viewer);
    const given = field.args.filter(({ name }) => name in (first?.variables ?? {}));
    const passed = given.map(({ name }) => `${name}: $${alias}${name}`).join(', ');
    return {
      field,
      declared: given.map(({ name, type }) => `$${alias}${name}: ${type}`).join(', '),
      call: `${alias}: ${field.name}${passed ? `(${passed})` : ''} ${objectsOf(field.type).length > 0 ? '{ __typename }' : ''}`,
      variables: Object.fromEntries(given.map(({ name }) => [`${alias}${name}`, first?.variables[name]])),
    };
  }

  private mutationPart(field: Field, asker: Asker, alias: string): Part {
    const input = inputFor(this.stage, inputOf(field), asker.viewer);
    return {
      field,
      declared: `$${alias}: ${inputType(field.name)}!`,
      call: `${alias}: ${field.name}(input: $${alias}) { ... on Refusal { code message field } }`,
      variables: { [alias]: freshKey(field.name, input) },
    };
  }
}
