import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isCalendarDate } from '../input/times.js';

/**
 * The scalars take any text on input and hand it on as it is: whether it is a good one is checked by the
 * service, whose refusal names the field. Refused here, one bad date would throw away a whole batch with an
 * error that no program can read. Output is strict: a wrong value there is our mistake.
 */
interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  /** The text to show, or undefined for a value that has no business being there. */
  readonly show: (value: unknown) => string | undefined;
}

function textScalar({ name, show, ...more }: TextScalar): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${name} is written as text.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    ...more,
    serialize: (value) => {
      const text = show(value);
      if (text === undefined)
        throw new TypeError(`A ${name} cannot be made of ${typeof value} ${String(value)}`);
      return text;
    },
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** Outgoing values are Dates. Incoming ones are text: check them with `dateTime()` of platform/input. */
export const DateTime = textScalar({
  name: 'DateTime',
  description:
    'A moment in ISO 8601, with its offset on input (`2020-03-13T10:30:00+01:00`) and in UTC with milliseconds on output (`2020-03-13T09:30:00.000Z`).',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  show: (value) =>
    value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined,
});

/** Text `YYYY-MM-DD` both ways: a day has no time zone. Check incoming ones with `calendarDate()`. */
export const CalendarDate = textScalar({
  name: 'CalendarDate',
  description: 'A day of the calendar in ISO 8601, without a time: `2020-03-13`.',
  show: (value) => (typeof value === 'string' && isCalendarDate(value) ? value : undefined),
});

/** 18 digits both ways. Incoming ones may carry what scanners add: `standards/sscc.ts` reads them. */
export const Sscc = textScalar({
  name: 'Sscc',
  description:
    'Serial shipping container code of GS1, the number of one pallet or carton: 18 digits, the last one a check digit. On input also as scanned, with the application identifier `00` or `(00)` in front.',
  specifiedByURL: 'https://www.gs1.org/standards/id-keys/sscc',
  show: (value) => (typeof value === 'string' && /^\d{18}$/.test(value) ? value : undefined),
});
