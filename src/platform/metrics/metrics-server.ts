import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Registry } from 'prom-client';
import { type Settings, SettingsProblem } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { measureProcess, processRegistry } from './counters.js';
import { HubGauges } from './hub-gauges.js';

/** Milliseconds, and connections at once: one Prometheus asks every few seconds. */
const PATIENCE = 5_000;
const CONNECTIONS = 20;

/** GET /metrics for Prometheus, on a port of its own that the outside does not reach. Without METRICS_PORT nothing listens. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Metrics');
  private server: Server | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly gauges: HubGauges,
  ) {}

  /** @throws SettingsProblem the port is taken, or not this process's to take */
  async onApplicationBootstrap(): Promise<void> {
    const { METRICS_PORT: port, METRICS_HOST: host } = this.settings;
    if (port === undefined) return;
    measureProcess();
    const times = { requestTimeout: PATIENCE, headersTimeout: PATIENCE };
    const server = createServer(times, (request, response) => void this.answer(request, response));
    server.maxConnections = CONNECTIONS;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (problem: NodeJS.ErrnoException) => reject(taken(port, host, problem.code)));
      server.listen(port, host, resolve);
    });
    this.server = server;
    this.log.log(`Metrics at ${host}:${this.port}`);
  }

  /** Where it listens; null when it does not. */
  get port(): number | null {
    return (this.server?.address() as AddressInfo | null | undefined)?.port ?? null;
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url?.split('?', 1)[0] !== '/metrics')
      return end(response, 404, 'There is nothing at this address.\n');
    if (method !== 'GET') return end(response, 405, 'Only GET.\n', { allow: 'GET' });
    try {
      await this.gauges.look();
      const all = Registry.merge([processRegistry, this.gauges.registry]);
      end(response, 200, await all.metrics(), { 'content-type': all.contentType });
    } catch (problem) {
      this.log.warn({ err: problem });
      end(response, 500, 'The metrics cannot be told.\n');
    }
  }
}

function end(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(body);
}

function taken(port: number, host: string, code = 'unknown'): SettingsProblem {
  return new SettingsProblem(
    `METRICS_PORT: ${host}:${port} cannot be listened on (${code}). Give each process a port of its own, or unset it.`,
  );
}
