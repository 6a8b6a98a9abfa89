import { gunzipSync } from 'node:zlib';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphiqlFile, GraphiqlFiles } from './graphiql-files.js';
import { GRAPHIQL_PAGE, GRAPHIQL_POLICY } from './graphiql-page.js';

/** GraphiQL from the hub's own files: it works with the network cut. */
@Controller('graphiql')
export class GraphiqlController {
  constructor(private readonly files: GraphiqlFiles) {}

  @Get()
  page(@Res() reply: FastifyReply): void {
    void reply
      .header('content-security-policy', GRAPHIQL_POLICY)
      .type('text/html; charset=utf-8')
      .send(GRAPHIQL_PAGE);
  }

  @Get('files/:name')
  async file(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.named(name);
    if (!file) throw new NotFoundException();
    send(file, request, reply);
  }
}

function send({ type, gzipped }: GraphiqlFile, request: FastifyRequest, reply: FastifyReply): void {
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  void reply.headers({
    'content-type': type,
    'cache-control': 'private, max-age=3600',
    vary: 'accept-encoding',
  });
  if (takesGzip) void reply.header('content-encoding', 'gzip').send(gzipped);
  else void reply.send(gunzipSync(gzipped));
}
