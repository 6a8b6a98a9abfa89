/** Every event code, name to number. Filled as the features' `*.events.ts` are loaded. */
export const eventNumbers: Record<string, number> = {};
/** The same names for the GraphQL enum: keys equal values. */
export const eventNames: Record<string, string> = {};
export const eventDescriptions: Record<string, { description: string }> = {};

const namesByNumber = new Map<number, string>();

/**
 * Declares a feature's event codes: name to [number, meaning]. Numbers are stored and never change their
 * meaning: 1-49 organisations, 50-99 hubs, 100-199 units, 200-249 transports, 250-299 consignments,
 * 300-349 dispatches, 350-399 requests.
 */
export function defineEventCodes<Name extends string>(
  codes: Readonly<Record<Name, readonly [number, string]>>,
): Readonly<Record<Name, number>> {
  const numbers = {} as Record<Name, number>;
  for (const [name, [number, description]] of Object.entries(codes) as [Name, readonly [number, string]][]) {
    if (eventNumbers[name] || namesByNumber.has(number))
      throw new Error(`The event code ${name} (${number}) is taken`);
    eventNumbers[name] = number;
    eventNames[name] = name;
    eventDescriptions[name] = { description };
    namesByNumber.set(number, name);
    numbers[name] = number;
  }
  return numbers;
}

/** @throws Error for a number that no loaded feature declares: a row of a newer version. */
export function eventName(number: number): string {
  const name = namesByNumber.get(number);
  if (!name) throw new Error(`Event code ${number} is not known to this version`);
  return name;
}
