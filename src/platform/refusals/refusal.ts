/**
 * What the domain refuses. A refusal is data: a stable code, a sentence that a person can act on, and
 * the input field that it is about (a path such as `units[0].contents[2].expiry`), if one is.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

export interface RefusalKind {
  readonly code: string;
  readonly description: string;
  /** The refusal of this kind, to throw. */
  because(message: string, field?: string | null): Refused;
}

/** Every code, for the GraphQL enum. Filled as the features' files are loaded, read when the schema is built. */
export const refusalCodes: Record<string, string> = {};
export const refusalDescriptions: Record<string, { description: string }> = {};

/** Declares a code once. The description says when it is given; the sentence is made where it happens. */
export function defineRefusal(code: string, description: string): RefusalKind {
  if (refusalCodes[code]) throw new Error(`The refusal ${code} is declared twice`);
  refusalCodes[code] = code;
  refusalDescriptions[code] = { description };
  return { code, description, because: (message, field = null) => new Refused(code, message, field) };
}
