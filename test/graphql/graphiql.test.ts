import type { Response } from 'supertest';
import { Api } from './api.js';

describe('GraphiQL', () => {
  let api: Api;

  beforeAll(async () => {
    api = await Api.start();
  });
  afterAll(() => api.stop());

  /** Everything that the page loads, by its address. */
  async function files(): Promise<Map<string, string>> {
    const page = (await api.server.get('/graphiql').expect(200)).text;
    const named = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address ?? '');
    const workers = ['editorWorkerService', 'json', 'graphql'].map(
      (label) => `/graphiql/files/worker-${label}.js`,
    );
    const loaded = new Map([['/graphiql', page]]);
    for (const address of [...named, ...workers]) {
      const answer = await api.server.get(address).buffer(true).parse(asText).expect(200);
      loaded.set(address, String(answer.body));
    }
    return loaded;
  }

  test('the page and all that it loads come from the hub, and name no other place to load from', async () => {
    const loaded = await files();
    expect([...loaded.keys()]).toEqual([
      '/graphiql',
      '/graphiql/files/app.css',
      '/graphiql/files/workers.js',
      '/graphiql/files/app.js',
      '/graphiql/files/start.js',
      expect.stringContaining('editorWorkerService'),
      expect.stringContaining('json'),
      expect.stringContaining('graphql'),
    ]);
    const loading =
      /(?:<script[^>]+src|<link[^>]+href|<img[^>]+src)\s*=\s*\\?["']?https?:|@import\s+[^;]*https?:|url\(\s*["']?https?:|importScripts\(\s*["'`]https?:|\bimport\(\s*["'`]https?:/gi;
    for (const [address, text] of loaded) {
      expect({ address, loads: text.match(loading) }).toEqual({ address, loads: null });
    }
  });

  test('the policy of the page allows its own origin and nothing else, and no script in the page', async () => {
    const { headers, text } = await api.server.get('/graphiql');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });

  test('files are sent packed to those who can unpack them, and others do not exist', async () => {
    const packed = await api.server.get('/graphiql/files/app.css').set('accept-encoding', 'gzip');
    expect(packed.headers['content-encoding']).toBe('gzip');
    const plain = await api.server.get('/graphiql/files/app.css').set('accept-encoding', 'identity');
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.headers['content-type']).toMatch(/^text\/css/);
    const other = await api.server.get('/graphiql/files/..%2f..%2fpackage.json');
    expect({ status: other.status, code: other.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });
});

/** The body as it came: supertest takes scripts for bytes. */
function asText(answer: Response, done: (problem: Error | null, text: string) => void): void {
  const chunks: Buffer[] = [];
  const response = answer as unknown as NodeJS.ReadableStream;
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
}
