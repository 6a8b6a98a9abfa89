/** `Variable "$input" got invalid value {…} at "input.pin"; reason`, as graphql-js says it. The value may hold anything. */
const VARIABLE =
  /^(Variable "\$\w+") got invalid value ([\s\S]*); ((?:Expected |Field "|Value "|Enum "|\w+ cannot |\w+ is written )[\s\S]*)$/;
/** Where in the value; a quote inside the value would have a backslash in front. */
const PLACE = / at "[\w.[\]]+"$/;
/** What a scalar or an enum of graphql-js says of a value, with the value in it. */
const REPRESENTED = /^([\s\S]*?\bcannot represent [a-z0-9 -]*value):? [\s\S]*$/i;
/** A text where the language has no place for one. */
const MISPLACED = /^(Syntax Error: [\s\S]*?\b(?:found|Unexpected) (?:Block)?String) "[\s\S]*$/;
const NO_MEMBER = /^Value "[\s\S]*" does not exist in ("\w+" enum)[\s\S]*$/;

/**
 * The sentence of graphql-js on an input that does not fit, without the input: it repeats all of it, a password that
 * stands beside the mistake too, and programs log the errors that they are answered.
 */
export function withoutValues(message: string): string {
  const found = VARIABLE.exec(message);
  if (!found) return reasonAlone(message);
  const [, variable = '', value = '', reason = ''] = found;
  return `${variable} got an invalid value${PLACE.exec(value)?.[0] ?? ''}; ${reasonAlone(reason)}`;
}

function reasonAlone(reason: string): string {
  return reason
    .replace(NO_MEMBER, 'The value does not exist in $1.')
    .replace(REPRESENTED, '$1.')
    .replace(MISPLACED, '$1.');
}
