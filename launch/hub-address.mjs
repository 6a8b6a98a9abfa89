import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchFailure } from './failure.mjs';
import { whyTaken } from './ports.mjs';

/**
 * @typedef {{ host: string, port: number, url: string }} HubAddress `url` is how a person on this machine reaches it
 */

/**
 * Reads where the hub is to listen.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {HubAddress}
 */
export function readAddress(environment) {
  const host = environment.HOST || '127.0.0.1';
  const text = environment.PORT || '3000';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) {
    throw new LaunchFailure(
      `PORT is "${text}" and must be a number from 1 to 65535, as in PORT=3001 npm start.`,
    );
  }
  const everywhere = host === '0.0.0.0' || host === '::';
  const shown = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { host, port, url: `http://${shown}:${port}` };
}

/**
 * A process that was just ended may hold its port a moment longer than it is seen to live: its last threads do.
 *
 * @param {number} port
 * @param {string} host
 */
async function whyTakenFor(port, host) {
  let why = await whyTaken(port, host);
  for (let tries = 0; tries < 10 && why === 'EADDRINUSE'; tries++) {
    await sleep(200);
    why = await whyTaken(port, host);
  }
  return why;
}

/**
 * @param {HubAddress} address
 * @throws {LaunchFailure} when nobody can listen there
 */
export async function requireFreeAddress({ host, port }) {
  const why = await whyTakenFor(port, host);
  if (why === '') return;
  const another = port === 65535 ? 3001 : port + 1;
  if (why === 'EADDRINUSE') {
    throw new LaunchFailure(
      `Port ${port} is used by another program: stop that one, or choose another port with PORT=${another} npm start.`,
    );
  }
  if (why === 'EACCES') {
    throw new LaunchFailure(
      `Port ${port} is reserved for the system's services: choose one above 1023, as in PORT=3001 npm start.`,
    );
  }
  throw new LaunchFailure(
    `The hub cannot listen on HOST "${host}" (${why}): use HOST=127.0.0.1 or HOST=0.0.0.0, or an address of this machine.`,
  );
}
