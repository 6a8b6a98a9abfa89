import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AUTHENTICATOR, type Authenticator } from '../platform/graphql/authenticator.js';
import { mayCall } from '../platform/principal/principal.js';
import { PrintQueue } from './print-queue.service.js';

const TYPES = { PDF: 'application/pdf', ZPL: 'application/vnd.zebra-zpl' } as const;

/** The files of print jobs, for the hub that asked for them. */
@Controller('print-jobs')
export class PrintedFilesController {
  constructor(
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    private readonly queue: PrintQueue,
  ) {}

  @Get(':id/file')
  async file(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const principal = await this.authenticator.authenticate(request.headers.authorization, request.id);
    const file = mayCall(principal, 'printJob') ? await this.queue.fileOf(principal, id) : null;
    if (!file) throw new NotFoundException();
    const { format, kind } = file.job;
    void reply
      .headers({
        'content-type': TYPES[format],
        'content-length': file.bytes,
        'content-disposition': `attachment; filename="${kind.toLowerCase()}.${format.toLowerCase()}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(file.content);
  }
}
