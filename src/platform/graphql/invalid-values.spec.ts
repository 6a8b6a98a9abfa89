import { buildSchema, execute, parse, validate } from 'graphql';
import { withoutValues } from './invalid-values.js';

const schema = buildSchema(`
  enum Colour { RED }
  input Inner { pin: String!, count: Int, colour: Colour, at: [Inner!] }
  type Query { ask(input: Inner!, word: String, colour: Colour): Int }
`);
const SECRET = 'canary; Secret at "x"; {"a"}';

/** What graphql-js says, and what is told. */
function said(query: string, input?: unknown): string[] {
  const document = parse(query);
  const faults = validate(schema, document);
  const errors = faults.length > 0 ? faults : execute({ schema, document, variableValues: { input } });
  const list = Array.isArray(errors) ? errors : ((errors as { errors?: readonly Error[] }).errors ?? []);
  return list.map(({ message }) => message);
}

describe('the sentence on an input that does not fit', () => {
  const query = 'query ($input: Inner!) { ask(input: $input) }';
  it.each([
    [{ pin: SECRET, extra: 1 }, /^Variable "\$input" got an invalid value; Field "extra" is not defined/],
    [
      { pin: { deep: SECRET } },
      /^Variable "\$input" got an invalid value at "input\.pin"; String cannot represent a non string value\.$/,
    ],
    [
      { pin: SECRET, count: SECRET },
      /got an invalid value at "input\.count"; Int cannot represent non-integer value\.$/,
    ],
    [{ pin: SECRET, colour: SECRET }, /got an invalid value at "input\.colour"/],
    [
      { pin: 'x', at: [{ pin: [SECRET] }] },
      /got an invalid value at "input\.at\[0\]\.pin"; String cannot represent/,
    ],
    [SECRET, /^Variable "\$input" got an invalid value; Expected type "Inner" to be an object/],
  ])('tells what is wrong with %j and not what it was', (input, sentence) => {
    const [message = ''] = said(query, input);
    expect(message).toContain('canary');
    expect(withoutValues(message)).toMatch(sentence);
    expect(withoutValues(message)).not.toContain('canary');
  });

  it('leaves out literals too', () => {
    for (const literal of ['{ pin: 73918224 }', '{ pin: ["73918224"] }', '{ pin: RED73918224 }']) {
      const [message = ''] = said(`{ ask(input: ${literal}) }`);
      expect(message).toContain('73918224');
      expect(withoutValues(message)).not.toContain('73918224');
    }
  });

  it('leaves out a text that stands where none may', () => {
    const message = 'Syntax Error: Expected Name, found String "canary".';
    expect(() => parse('{ ask(input: { "canary" }) }')).toThrow(message);
    expect(withoutValues(message)).toBe('Syntax Error: Expected Name, found String.');
    expect(withoutValues('Syntax Error: Unexpected String "canary".')).toBe(
      'Syntax Error: Unexpected String.',
    );
  });

  it('is left as it is where it quotes no value', () => {
    for (const query of ['{ nothing }', '{ ask }', '{ ask(input: { pin: "x", pine: 1 }) }']) {
      const [message = ''] = said(query);
      expect(withoutValues(message)).toBe(message);
    }
  });
});
