import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import type { Settings } from '../settings/settings.js';
import { censored, describeProblem, scrubbed } from './redaction.js';
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
    hooks: { streamWrite: scrubbed, logMethod: demoteNoise },
  };
  if (destination) return pino(options, destination);
  return isTerminal(settings) ? readable(options) : pino(options);
}

/** Nest tells of every module and route at every start: nobody reads forty lines to find the address. */
const NOISY = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'GraphQLModule']);

const demoteNoise: NonNullable<LoggerOptions['hooks']>['logMethod'] = function (args, method, level) {
  const { context } = (args[0] ?? {}) as { context?: string };
  if (level === pino.levels.values.info && NOISY.has(context ?? '')) this.debug(...args);
  else method.apply(this, args);
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
