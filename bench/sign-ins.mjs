import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, signIn } from './people.mjs';

const FLOODERS = 32;
const SECONDS = 10;
const OTHERS_PER_SECOND = 50;
const SIGN_IN = `mutation S($i: SignInInput!) { signIn(input: $i) { ... on SignedIn { accessToken } ... on Refusal { code } } }`;
const READ = '{ consignments(first: 20) { nodes { id reference } } }';

/**
 * Wrong sign-ins as fast as they are answered, each of another account from another address, which is what no limit by
 * account or address stops; and beside it somebody who is signed in and reads a page, begun at fixed times.
 */
export const signIns = {
  name: 'sign-ins',
  unit: 'as named',
  aim: 'none: told for comparison',
  async run(ground) {
    await restartBehindProxy(ground, 'loopback');
    try {
      const { ask } = await signIn(ground, 'operator@hub.example');
      for (let warm = 0; warm < 200; warm += 1) await ask(READ);
      const calm = await readers(ask);
      const flood = startFlood(ground.url);
      await sleep(1_000);
      const flooded = await readers(ask);
      const { checked, refused } = await flood.end();
      return figures({ calm, flooded, checked, refused, bound: await checksOfOneCore(ground) });
    } finally {
      await restartBehindProxy(ground, '');
    }
  },
};

function figures({ calm, flooded, checked, refused, bound }) {
  return [
    { name: 'sign-ins checked a second while flooded', ours: checked, bound, refused, rounds: [] },
    {
      name: 'p99 in ms of a page read by others meanwhile, against without',
      ours: percentile(flooded, 0.99),
      bound: percentile(calm, 0.99),
      median: percentile(flooded, 0.5),
      rounds: [],
    },
  ];
}

/** The API believes who is named in `x-forwarded-for`, so that one machine can be many. */
async function restartBehindProxy(ground, proxies) {
  await ground.services.stop();
  process.env.HTTP_TRUSTED_PROXIES = proxies;
  ground.services = await ground.startServices();
}

function startFlood(url) {
  const counts = { checked: 0, refused: 0 };
  const start = performance.now();
  let going = true;
  let guess = 0;
  const flooders = Array.from({ length: FLOODERS }, async () => {
    while (going) {
      guess += 1;
      const code = await wrongSignIn(url, guess).catch(() => 'none');
      if (code === 'WRONG_CREDENTIALS') counts.checked += 1;
      else counts.refused += 1;
    }
  });
  const end = async () => {
    going = false;
    await Promise.all(flooders);
    const seconds = (performance.now() - start) / 1000;
    return { checked: counts.checked / seconds, refused: counts.refused / seconds };
  };
  return { end };
}

async function wrongSignIn(url, guess) {
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': `10.${guess >> 16}.${(guess >> 8) & 255}.${guess & 255}`,
  };
  const variables = { i: { email: `nobody${guess}@example.org`, password: 'a wrong password' } };
  const body = JSON.stringify({ query: SIGN_IN, variables });
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  return (await answer.json()).data?.signIn.code;
}

/** Milliseconds of each read, counted from when it should have begun. */
async function readers(ask) {
  const times = [];
  const start = performance.now();
  const reads = Array.from({ length: OTHERS_PER_SECOND * SECONDS }, async (_, index) => {
    const due = start + (index * 1000) / OTHERS_PER_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    await ask(READ);
    times.push(performance.now() - due);
  });
  await Promise.all(reads);
  return times;
}

/** Password checks of one core, one after another. */
async function checksOfOneCore(ground) {
  const { PasswordsService } = await import(ground.dist('accounts/passwords.service.js'));
  const passwords = new PasswordsService();
  const start = performance.now();
  let checks = 0;
  for (; performance.now() - start < 3_000; checks += 1) await passwords.isRight(null, 'a wrong password');
  return (checks * 1000) / (performance.now() - start);
}
