import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

const ROOT = join(__dirname, '../../..');

/**
 * Compiles what a child process needs, the way the hub is built: native ES modules. Jest's own modules live in
 * its process and cannot be killed.
 */
export class NativeBuild {
  private readonly folder = mkdtempSync(join(tmpdir(), 'hub-child-'));

  constructor(...trees: string[]) {
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
    for (const tree of trees) {
      for (const file of readdirSync(join(ROOT, tree), { recursive: true, encoding: 'utf8' })) {
        if (file.endsWith('.ts') && !/\.(?:spec|test)\.ts$/.test(file)) this.compile(join(tree, file));
      }
    }
  }

  /** @param source a path in the project. @returns the file to run. */
  path(source: string): string {
    return join(this.folder, source.replace(/\.ts$/, '.js'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private compile(source: string): void {
    const { code } = transformSync(readFileSync(join(ROOT, source), 'utf8'), {
      swcrc: false,
      filename: source,
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    });
    mkdirSync(dirname(this.path(source)), { recursive: true });
    writeFileSync(this.path(source), code);
  }
}
