import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import type { Settings } from '../settings/settings.js';
import { censored, describeProblem, scrubbed, tellableMessage } from './redaction.js';
import { currentRequestId } from './request-scope.js';

/** One JSON object a line on standard output; readable lines on a terminal during development. */
export function createRootLogger(settings: Settings, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: settings.LOG_LEVEL,
    base: { door: settings.door, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => withRequest(currentRequestId()),
    formatters: { level: (label) => ({ level: label }), log: censored },
    serializers: { err: describeProblem },
    hooks: { streamWrite: scrubbed, logMethod: onTheWay },
  };
  if (destination) return pino(options, destination);
  return isTerminal(settings) ? readable(options) : pino(options);
}

/** Nest tells of every module and route at every start: nobody reads forty lines to find the address. */
const NOISY = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'GraphQLModule']);

const onTheWay: NonNullable<LoggerOptions['hooks']>['logMethod'] = function (args, method, level) {
  const [line, ...rest] = args as [{ context?: string; err?: unknown } | undefined, ...unknown[]];
  // pino would take the message of the error for the line's own, with the values that Postgres quotes in it.
  const told = line?.err instanceof Error && rest[0] === undefined ? tellableMessage(line.err) : undefined;
  const given = (told === undefined ? args : [line, told]) as typeof args;
  if (level === pino.levels.values.info && NOISY.has(line?.context ?? '')) this.debug(...given);
  else method.apply(this, given);
};

function withRequest(requestId: string | undefined): object {
  return requestId === undefined ? {} : { requestId };
}

function isTerminal(settings: Settings): boolean {
  return settings.NODE_ENV === 'development' && process.stdout.isTTY === true;
}

/** `pino-pretty` is a tool of development: where it is not installed, lines stay JSON. */
function readable(options: LoggerOptions): Logger {
  try {
    return pino({
      ...options,
      transport: { target: 'pino-pretty', options: { ignore: 'pid,door', translateTime: 'SYS:HH:MM:ss.l' } },
    });
  } catch {
    return pino(options);
  }
}
