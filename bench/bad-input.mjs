import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { median, signIn } from './people.mjs';

const ROUNDS = 7;

/** The slowest answer to each thing that the tests let the door survive, beside the slowest to a good small query. */
export const badInput = {
  name: 'slowest answer to any bad request of test/bad-input',
  unit: 'ms',
  aim: '250 ms',
  lowerIsBetter: true,
  async run(ground) {
    const { token } = await signIn(ground, 'operator@hub.example');
    const send = (body) => timed(ground.url, token, body);
    const requests = await catalogue(ground);
    // A hub at work is warm.
    for (const { body } of requests) await send(body);
    const slowest = [];
    for (const { what, body } of requests) {
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) times.push(await send(body));
      slowest.push({ what, slowest: Math.max(...times), median: median(times) });
    }
    const good = [];
    for (let round = 0; round < 50; round += 1) good.push(await send('{"query":"{ me { id } }"}'));
    slowest.sort((one, other) => other.slowest - one.slowest);
    return { ours: slowest[0].slowest, bound: Math.max(...good), slowest: slowest.slice(0, 5), rounds: [] };
  },
};

/** The tests' own list. It imports nothing, so that taking the types out is enough. */
async function catalogue({ project }) {
  const text = readFileSync(join(project, 'test', 'bad-input', 'catalogue.ts'), 'utf8');
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  const { BAD_REQUESTS } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
  return BAD_REQUESTS;
}

async function timed(url, token, body) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const start = performance.now();
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body }).catch(whenCutOff);
  await answer?.text();
  if (answer?.status >= 500) throw new Error(`${answer.status} for ${body.slice(0, 100)}`);
  return performance.now() - start;
}

/** Who sends too much is answered and cut off while still sending, and this client then sees no answer. */
function whenCutOff(problem) {
  if (!['EPIPE', 'ECONNRESET'].includes(problem.cause?.code)) throw problem;
}
