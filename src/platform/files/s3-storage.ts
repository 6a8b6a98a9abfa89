import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import { checkedKey, newFileKey } from './file-key.js';
import { FileMissing, type FileRules, type FileStorage, type StoredFile } from './file-storage.js';
import { spool } from './spool.js';

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** For servers other than Amazon's. Buckets are then named in the path, because they have no DNS names. */
  readonly endpoint?: string | undefined;
  /** Without it the SDK looks where it usually does: environment, profile, the machine's role. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** The SDK is large, and most hubs keep their files on disk: it is loaded when there is a bucket. */
type Sdk = typeof import('@aws-sdk/client-s3');

/** Objects in one bucket, on Amazon or on any server that speaks its protocol. */
export class S3Storage implements FileStorage {
  private constructor(
    private readonly sdk: Sdk,
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  static async connect(options: S3Options): Promise<S3Storage> {
    const sdk = await import('@aws-sdk/client-s3');
    return new S3Storage(sdk, new sdk.S3Client(clientConfig(options)), options.bucket);
  }

  async put(content: Readable | Buffer, rules: FileRules, key = newFileKey()): Promise<StoredFile> {
    // Spooled first: S3 wants to know the length before the first byte, and a file that turns out too long
    // must not be there at all.
    const path = spoolOf(key);
    const spooled = await spool(content, path, rules);
    try {
      await this.send(path, { key, ...spooled }, rules);
    } finally {
      await rm(path, { force: true });
    }
    return { key, ...spooled };
  }

  async get(key: string): Promise<Readable> {
    try {
      const { Body } = await this.client.send(new this.sdk.GetObjectCommand(this.object(key)));
      if (!Body) throw new FileMissing(key);
      return Body as Readable;
    } catch (problem) {
      const isMissing =
        problem instanceof this.sdk.S3ServiceException && problem.$metadata.httpStatusCode === 404;
      throw isMissing ? new FileMissing(key) : problem;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(spoolOf(key), { force: true });
    await this.client.send(new this.sdk.DeleteObjectCommand(this.object(key)));
  }

  close(): void {
    this.client.destroy();
  }

  private async send(
    path: string,
    { key, sha256, bytes }: StoredFile,
    { contentType }: FileRules,
  ): Promise<void> {
    const object = {
      ...this.object(key),
      Body: createReadStream(path),
      ContentLength: bytes,
      ContentType: contentType,
      // The server refuses what arrives otherwise than it left.
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    };
    await this.client.send(new this.sdk.PutObjectCommand(object));
  }

  private object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: checkedKey(key) };
  }
}

function spoolOf(key: string): string {
  return join(tmpdir(), `hub-${checkedKey(key)}`);
}

function clientConfig({ region, endpoint, credentials }: S3Options): S3ClientConfig {
  return {
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    // Only the checksum that we ask for: many compatible servers know no others.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}
