import { readFileSync } from 'node:fs';

/** The password of the demo's people, from the built code. */
async function demoPassword(ground) {
  const { DEMO_PASSWORD } = await import(ground.dist('console/demo/demo.data.js'));
  return DEMO_PASSWORD;
}

/** A client of the API, signed in as one of the demo's people. */
export async function signIn(ground, email) {
  const password = await demoPassword(ground);
  const answer = await post(
    ground.url,
    null,
    'mutation S($i: SignInInput!) { signIn(input: $i) { ... on SignedIn { accessToken } ... on Refusal { message } } }',
    { i: { email, password } },
  );
  const token = answer.signIn.accessToken;
  if (!token) throw new Error(`${email} cannot sign in: ${answer.signIn.message}`);
  return { ask: (query, variables) => post(ground.url, token, query, variables), token };
}

export async function post(url, token, query, variables) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Milliseconds at or below which this share of the values lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => percentile(values, 0.5);

/** How busy the machine was with other things: runnable processes over the last minute. */
export const load = () => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
