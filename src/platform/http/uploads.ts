import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The door for lists of goods, which may be JSON. */
const LISTS = '/manifests';

/** The doors that take files: the body is the bytes of one file and nothing else. */
export const UPLOADS: readonly string[] = ['/attachments', LISTS];

/**
 * Whatever a file says that it is, its bytes are looked at by the door. Everywhere else what is not JSON is refused
 * as before. Nothing is kept in memory: whoever reads the stream counts.
 */
export function takeFilesAsStreams(instance: FastifyInstance): void {
  instance.addContentTypeParser('*', (request, payload, done) => {
    if (isUpload(request)) done(null, payload);
    else done(Object.assign(new Error('Unsupported media type'), { statusCode: 415 }));
  });
  // A file of JSON is a file here: it would be read into memory whole, as the language of the API is.
  instance.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'POST' && request.routeOptions.url === LISTS)
      request.raw.headers['content-type'] = 'application/octet-stream';
    done();
  });
}

function isUpload({ method, routeOptions: { url } }: FastifyRequest): boolean {
  return method === 'POST' && UPLOADS.some((door) => url === door || url?.startsWith(`${door}/`));
}

/**
 * The bytes of the file that was sent; null when the body was something else. Ending it early leaves the connection
 * open: a client that still sends can read why.
 */
export function uploadIn({ body }: Pick<FastifyRequest, 'body'>): AsyncIterable<Buffer> | null {
  if (!(body instanceof Readable)) return null;
  return body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}
