import { Readable } from 'node:stream';
import { Controller, Get, Headers, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILE_TYPE_NOT_TAKEN } from '../platform/files/files.refusals.js';
import { uploadIn } from '../platform/http/uploads.js';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { DonorsDoor } from './donors-door.service.js';
import { ManifestPreviews } from './manifest-previews.service.js';
import { ManifestUploadsService } from './manifest-uploads.service.js';

/** The door for manifests. What GraphQL says in its unions is said here by a status and the same code and sentence. */
@Controller('manifests')
export class ManifestsController {
  constructor(
    private readonly door: DonorsDoor,
    private readonly uploads: ManifestUploadsService,
    private readonly previews: ManifestPreviews,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The body is the file. 201 also for the same file and key again. */
  @Post()
  async upload(@Headers('idempotency-key') idempotencyKey: unknown, @Req() request: FastifyRequest) {
    const principal = await this.door.donor(request);
    const content = uploadIn(request);
    if (!content)
      throw FILE_TYPE_NOT_TAKEN.because('Send the bytes of a CSV, XLSX or JSON file as the body.');
    const { HUB_MANIFEST_BYTES: most } = this.settings;
    const id = await this.uploads.take(principal, idempotencyKey, content, most);
    const { kind, bytes, sha256, state } = await this.previews.one(principal, id);
    return { id, kind, bytes, sha256, state };
  }

  /** The bad lines as they stand in the file, each with its reason, as a CSV file. */
  @Get(':id/bad-lines.csv')
  async badLines(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const principal = await this.door.donor(request);
    const upload = await this.previews.one(principal, id);
    const content = Readable.from(this.previews.badLinesFile(principal, upload), { objectMode: false });
    void reply
      .headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="bad-lines.csv"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(content);
  }
}
