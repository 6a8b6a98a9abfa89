import { createServer } from 'node:net';
import { codeOf } from './failure.mjs';

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string>} why nobody could listen there, as the system's code; empty when it is free
 */
export function whyTaken(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(codeOf(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('')));
  });
}

/**
 * @returns {Promise<number>} a port of 127.0.0.1 that was free a moment ago
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
