import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Health, HealthService } from './health.service.js';

/** For orchestrators and load balancers. No sign-in, and nothing in the answers that would need one. */
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process runs. Says nothing of what it needs: restarting it would not bring Postgres back. */
  @Get('live')
  live(): { status: 'alive' } {
    return { status: 'alive' };
  }

  /** 200 when it can serve, also degraded; 503 when something essential is missing. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.health.report();
    void reply.status(health.status === 'unavailable' ? 503 : 200);
    return health;
  }
}
