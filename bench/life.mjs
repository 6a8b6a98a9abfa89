import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../launch/ports.mjs';

const MEGABYTE = 1024 * 1024;
const KILOBYTE = 1024;

/** API and worker as processes: where they run, and what the kernel counts of each. */
export const SERVICES = [
  { name: 'the API', script: 'main.js' },
  { name: 'the worker', script: 'worker.js' },
];

/** Resident memory of API and worker, as the kernel counts it. */
const memoryOf = (moment) => ({
  name: `memory of API and worker, ${moment}`,
  unit: 'MB',
  aim: moment === 'idle' ? '250' : '400',
  lowerIsBetter: true,
  async run({ project }) {
    const bound = await bareNode();
    return SERVICES.map(({ name, script }) => ({
      name: `memory of ${name}, ${moment}, against a bare Node`,
      ours: residentOf(pidOf(join(project, 'dist', script))),
      bound,
      rounds: [],
    }));
  },
});

export const memory = { idle: memoryOf('idle'), loaded: memoryOf('loaded') };

function residentOf(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * KILOBYTE) / MEGABYTE;
}

/** From now on the kernel notes the most that this process has at once. */
export function watchPeak(pid) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** Megabytes: the most since `watchPeak`. */
export function peakOf(pid) {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * KILOBYTE) / MEGABYTE;
}

export function pidOf(script) {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const pid = pids.find((one) => commandOf(one).includes(script));
  if (!pid) throw new Error(`No process runs ${script}`);
  return pid;
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export async function bareNode() {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setTimeout(() => {}, 60000)'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const resident = residentOf(child.pid);
  child.kill();
  return resident;
}

/**
 * `npm start` on an empty data folder (installed and built), and again on the same one, until the hub says where it is.
 * The bound is what Node itself needs to start twice, API and worker.
 */
export const starts = {
  name: 'start of the hub',
  unit: 's',
  aim: 'none: told for comparison',
  lowerIsBetter: true,
  async run({ project }) {
    const folder = mkdtempSync(join(tmpdir(), 'liege-hub-bench-start-'));
    try {
      const bound = await bareStarts();
      const cold = await start(project, folder);
      const warm = await start(project, folder);
      return [
        { name: 'first start on an empty data folder', ours: cold, bound, rounds: [] },
        { name: 'second start on the same data folder', ours: warm, bound, rounds: [] },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function start(project, folder) {
  const begin = performance.now();
  const env = { ...process.env, HUB_DATA_DIR: folder, PORT: String(await freePort()) };
  const child = spawn(process.execPath, [join(project, 'launch', 'start.mjs')], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes(`http://127.0.0.1:${env.PORT}`)) resolve();
    });
    void ended.then(() => reject(new Error(`The hub did not start:\n${text}`)));
  });
  const seconds = (performance.now() - begin) / 1000;
  child.kill('SIGINT');
  await ended;
  return seconds;
}

async function bareStarts() {
  const begin = performance.now();
  const one = () => new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve));
  await Promise.all([one(), one()]);
  return (performance.now() - begin) / 1000;
}
