import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { examineQueues } from '../../platform/jobs/queue-examination.js';
import type { Settings } from '../../platform/settings/settings.js';
import { bad, type Finding, look, ok } from './finding.js';

const MEGABYTE = 1_048_576;
const TIGHT = 1_000;
const FULL = 100;

export async function checkQueues(settings: Settings): Promise<Finding> {
  const where = settings.REDIS_URL ? 'Redis carries the jobs' : 'Postgres carries the jobs';
  const problem = await examineQueues(settings);
  if (!problem) return ok(where);
  return bad(`${where}, and is not ready for it`, problem);
}

/** Folders that a process of the hub writes to. */
export async function checkFolders(settings: Settings): Promise<Finding[]> {
  const folders = {
    HUB_MAIL_DIR: settings.HUB_MAIL_DIR,
    ...(settings.HUB_ANCHOR_DIR === 'none' ? {} : { HUB_ANCHOR_DIR: settings.HUB_ANCHOR_DIR }),
    ...(settings.S3_BUCKET ? {} : { HUB_FILES_DIR: settings.HUB_FILES_DIR }),
  };
  return Promise.all(Object.entries(folders).map(([name, folder]) => checkFolder(name, resolve(folder))));
}

async function checkFolder(name: string, folder: string): Promise<Finding> {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(probe, 'x');
    await rm(probe);
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    return bad(
      `${name}: ${folder} cannot be written (${code})`,
      'Make it writable for this account, or set another.',
    );
  }
  const { bavail, bsize } = await statfs(folder);
  const megabytes = Math.floor((bavail * bsize) / MEGABYTE);
  if (megabytes < FULL) return bad(`${name}: ${megabytes} MB are left for ${folder}`, 'Make room.');
  if (megabytes < TIGHT) return look(`${name}: ${megabytes} MB are left for ${folder}`, 'Make room soon.');
  return ok(`${name}: ${folder} can be written`);
}
