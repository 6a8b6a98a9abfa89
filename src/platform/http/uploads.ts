import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The doors that take files: the body is the bytes of one file and nothing else. */
export const UPLOADS = '/attachments';

/**
 * Whatever a file says that it is, its bytes are looked at by the door. Everywhere else what is not JSON is refused
 * as before. Nothing is kept in memory: whoever reads the stream counts.
 */
export function takeFilesAsStreams(instance: FastifyInstance): void {
  instance.addContentTypeParser('*', (request, payload, done) => {
    if (request.routeOptions.url?.startsWith(`${UPLOADS}/`)) done(null, payload);
    else done(Object.assign(new Error('Unsupported media type'), { statusCode: 415 }));
  });
}

/**
 * The bytes of the file that was sent; null when the body was something else. Ending it early leaves the connection
 * open: a client that still sends can read why.
 */
export function uploadIn({ body }: Pick<FastifyRequest, 'body'>): AsyncIterable<Buffer> | null {
  if (!(body instanceof Readable)) return null;
  return body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}
