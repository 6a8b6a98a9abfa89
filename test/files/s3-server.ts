import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/**
 * A small server of the S3 protocol: put, get and delete with path-style buckets. It checks signatures (AWS
 * Signature Version 4) and checksums as Amazon documents them. Servers of this kind on npm are years old.
 */
export class S3Server {
  readonly objects = new Map<string, { type: string; body: Buffer }>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(
    readonly bucket: string,
    private readonly accessKeyId: string,
    private readonly secret: string,
  ) {}

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname } = new URL(request.url ?? '', 'http://s3');
    const [, bucket, ...key] = pathname.split('/');
    if (!this.isSigned(request)) this.refuse(response, 403, 'SignatureDoesNotMatch');
    else if (bucket !== this.bucket) this.refuse(response, 404, 'NoSuchBucket');
    else this.serve(key.join('/'), request, Buffer.concat(chunks), response);
  }

  private serve(key: string, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const object = this.objects.get(key);
    if (request.method === 'PUT') this.put(key, request, body, response);
    else if (request.method === 'DELETE') this.delete(key, response);
    else if (!object) this.refuse(response, 404, 'NoSuchKey');
    else
      response
        .writeHead(200, { 'content-type': object.type, 'content-length': object.body.length })
        .end(object.body);
  }

  private put(key: string, { headers }: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const checksum = createHash('sha256').update(body).digest('base64');
    if (headers['x-amz-checksum-sha256'] !== checksum) {
      this.refuse(response, 400, 'BadDigest');
      return;
    }
    this.objects.set(key, { type: String(headers['content-type']), body });
    response.writeHead(200, { etag: `"${sha256(body).slice(0, 32)}"` }).end();
  }

  private delete(key: string, response: ServerResponse): void {
    this.objects.delete(key);
    response.writeHead(204).end();
  }

  private refuse(response: ServerResponse, status: number, code: string): void {
    response.writeHead(status, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
  }

  private isSigned({ method, url, headers }: IncomingMessage): boolean {
    const parts =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      );
    const [, keyId, day = '', region = '', signed = '', signature = ''] = parts ?? [];
    if (keyId !== this.accessKeyId) return false;
    const { pathname, searchParams } = new URL(url ?? '', 'http://s3');
    searchParams.sort();
    const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
    const request = [
      method,
      pathname,
      searchParams.toString(),
      lines.join(''),
      signed,
      headers['x-amz-content-sha256'],
    ];
    const scope = `${day}/${region}/s3/aws4_request`;
    const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(request.join('\n'))].join('\n');
    const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${this.secret}`, day));
    return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
  }
}
