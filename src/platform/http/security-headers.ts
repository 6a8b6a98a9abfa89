import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const YEAR = 31_536_000;
/** Seconds that a browser may remember what a preflight said. */
const PREFLIGHT_AGE = 600;

/**
 * Nothing that the API answers is a page: a browser that is tricked into showing it runs nothing. The few pages
 * that there are set a policy of their own.
 */
export function addSecurityHeaders(instance: FastifyInstance): void {
  instance.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    frameguard: { action: 'deny' },
    // Browsers heed it over TLS only. Other hosts below the same name are not ours to decide about.
    hsts: { maxAge: YEAR, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/**
 * Pages of these origins may talk to the API, with a token in a header: there are no cookies that could be
 * borrowed. Without a list no other origin is answered.
 */
export function addCors(instance: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  instance.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'apollo-require-preflight'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    credentials: false,
    maxAge: PREFLIGHT_AGE,
  });
}
