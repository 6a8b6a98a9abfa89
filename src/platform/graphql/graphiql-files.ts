import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { START_SCRIPT, WORKERS_SCRIPT } from './graphiql-page.js';

export interface GraphiqlFile {
  readonly type: string;
  readonly gzipped: Buffer;
}

const compress = promisify(gzip);
const SCRIPT = 'text/javascript; charset=utf-8';

/**
 * The files of the page. They come from a package that the hub has installed, nine megabytes of text, and are
 * loaded when somebody opens the page for the first time.
 */
@Injectable()
export class GraphiqlFiles {
  private files?: Promise<ReadonlyMap<string, GraphiqlFile>>;

  async named(name: string): Promise<GraphiqlFile | undefined> {
    this.files ??= load();
    return (await this.files).get(name);
  }
}

async function load(): Promise<ReadonlyMap<string, GraphiqlFile>> {
  const page = await import('@graphql-yoga/render-graphiql/graphiql');
  const texts: readonly (readonly [name: string, type: string, text: string])[] = [
    ['app.css', 'text/css; charset=utf-8', page.css],
    ['app.js', SCRIPT, page.js],
    ['workers.js', SCRIPT, WORKERS_SCRIPT],
    ['start.js', SCRIPT, START_SCRIPT],
    ['worker-editorWorkerService.js', SCRIPT, page.editorWorkerService],
    ['worker-json.js', SCRIPT, page.jsonWorker],
    ['worker-graphql.js', SCRIPT, page.graphqlWorker],
  ];
  const files = new Map<string, GraphiqlFile>();
  for (const [name, type, text] of texts) files.set(name, { type, gzipped: await compress(text) });
  return files;
}
