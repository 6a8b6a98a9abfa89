import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DonorsDoor } from './donors-door.service.js';
import { ManifestExports } from './manifest-exports.service.js';
import type { ListKind } from './row.js';
import { MEDIA_TYPES } from './upload-kind.js';

/** Consignments as files that `POST /manifests` takes, for their donors and their hub. */
@Controller('exports/manifests')
export class ManifestExportsController {
  constructor(
    private readonly door: DonorsDoor,
    private readonly exports: ManifestExports,
  ) {}

  /** `<public id of the consignment>.csv`, `.xlsx` or `.json`. */
  @Get(':file')
  async file(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const principal = await this.door.anybody(request);
    const [, id = '', ending = ''] = /^([0-9a-fA-F-]{36})\.(csv|xlsx|json)$/.exec(file) ?? [];
    if (!id) throw new NotFoundException();
    const kind = ending.toUpperCase() as ListKind;
    const content = await this.exports.open(principal, id, kind);
    void reply
      .headers({
        'content-type': kind === 'CSV' ? 'text/csv; charset=utf-8' : MEDIA_TYPES[kind],
        'content-disposition': `attachment; filename="manifest-${id}.${ending}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(content);
  }
}
