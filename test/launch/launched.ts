import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Settings of whoever runs the tests must not steer a hub under test. */
const AMBIENT = /^(PG|DATABASE_|HUB_|REDIS_)|^(HOST|PORT|NODE_ENV|TOKEN_SECRET)$/;

/** `node launch/start.mjs` in a project, with what it says. */
export class Launched {
  private text = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(project: string, settings: Record<string, string>) {
    const ambient = Object.entries(process.env).filter(([name]) => !AMBIENT.test(name));
    this.child = spawn(process.execPath, [join(project, 'launch', 'start.mjs')], {
      // Under npm a hub ends when its npm is gone: here it ends with the tests, should they be killed.
      env: { ...Object.fromEntries(ambient), npm_lifecycle_event: 'start', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.text += text;
      });
    }
    this.ended = new Promise((resolve) => this.child.on('close', (code) => resolve(code)));
  }

  get said(): string {
    return this.text;
  }

  /** Waits until the hub is up. Rejects with what it said when it ended instead. */
  async ready(): Promise<this> {
    const up = async () => {
      while (!this.text.includes('The hub is ready')) await new Promise((resolve) => setTimeout(resolve, 50));
      return 'up';
    };
    if ((await Promise.race([up(), this.ended])) !== 'up')
      throw new Error(`The hub did not come up: ${this.text}`);
    return this;
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  exitCode(): Promise<number | null> {
    return this.ended;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
