import { Controller, Get, Headers, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endingOf } from '../platform/files/file-kind.js';
import { FILE_TYPE_NOT_TAKEN } from '../platform/files/files.refusals.js';
import { AUTHENTICATOR, type Authenticator } from '../platform/graphql/authenticator.js';
import { uploadIn } from '../platform/http/uploads.js';
import { mayCall, type Principal } from '../platform/principal/principal.js';
import { FORBIDDEN, UNAUTHENTICATED } from '../platform/refusals/platform.refusals.js';
import { AttachmentsService, type KeptAttachment } from './attachments.service.js';
import { UploadsService } from './uploads.service.js';

/** The door for files. What GraphQL says in its unions is said here by a status and the same code and sentence. */
@Controller('attachments')
export class AttachmentsController {
  constructor(
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    private readonly uploads: UploadsService,
    private readonly attachments: AttachmentsService,
  ) {}

  /** The body is the file. 201 also for the same file and key again. */
  @Post(':subject/:subjectId')
  async attach(
    @Param('subject') subject: string,
    @Param('subjectId') subjectId: string,
    @Query('purpose') purpose: unknown,
    @Headers('idempotency-key') idempotencyKey: unknown,
    @Req() request: FastifyRequest,
  ) {
    const principal = await this.principalOf(request);
    const content = uploadIn(request);
    if (!content) throw FILE_TYPE_NOT_TAKEN.because('Send the bytes of a JPEG, PNG or PDF as the body.');
    const id = await this.uploads.take(principal, { subject, subjectId, purpose, idempotencyKey }, content);
    return shown(await this.attachments.one(principal, id));
  }

  @Get(':id')
  async fetch(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const row = await this.attachments.one(await this.principalOf(request), id);
    const content = await this.attachments.open(row);
    void reply.headers(headersOf(row)).send(content);
  }

  /** @throws Refused UNAUTHENTICATED */
  private async principalOf({ headers, id }: FastifyRequest): Promise<Principal> {
    const principal = await this.authenticator.authenticate(headers.authorization, id);
    if (principal.kind === 'nobody') throw UNAUTHENTICATED.because('Sign in first.');
    // Files are no operation of the schema, so a key that is for some operations is not for them.
    if (!mayCall(principal, 'attachments')) throw FORBIDDEN.because('This key is not for files.');
    return principal;
  }
}

function shown({ publicId: id, purpose, contentType, bytes, sha256, keptAt: attachedAt }: KeptAttachment) {
  return { id, purpose, contentType, bytes, sha256, attachedAt, path: `/attachments/${id}` };
}

/** A browser saves it and runs nothing of it; the name is ours. */
function headersOf({
  publicId,
  purpose,
  contentType,
  bytes,
  sha256,
}: KeptAttachment): Record<string, string> {
  const name = `${purpose.toLowerCase().replace('_', '-')}-${publicId}.${endingOf(contentType)}`;
  return {
    'content-type': contentType,
    'content-length': String(bytes),
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    // RFC 9530: what was kept is what comes.
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
}
