import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { NativeBuild } from '../queues/kit/native-build.js';

export interface Ending {
  readonly code: number | null;
  readonly said: string;
}

/** The hub's doors as real processes, which see nothing of the environment but what they are given. */
export class DoorProcesses {
  private readonly build = new NativeBuild('src');

  /** Runs a door until it ends by itself. */
  async end(door: 'main' | 'worker', settings: Record<string, string>): Promise<Ending> {
    const child = this.start(door, settings);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  }

  /** A door that is wanted to stay. Whoever starts it ends it. */
  start(door: 'main' | 'worker', settings: Record<string, string>): ChildProcess {
    const given = Object.entries(settings).filter(([, value]) => value !== '');
    return spawn(process.execPath, [this.build.path(`src/${door}.ts`)], {
      env: { PATH: process.env.PATH ?? '', ...Object.fromEntries(given) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  remove(): void {
    this.build.remove();
  }
}

export function programOnPath(name: string): string | null {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}
