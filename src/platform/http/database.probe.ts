import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import type { HealthProbe } from './health-probe.js';

/** Postgres answers this process, through its own pool and under its own role. */
@Injectable()
export class DatabaseProbe implements HealthProbe {
  readonly name = 'postgres';
  readonly essential = true;

  constructor(private readonly work: UnitOfWork) {}

  async check(): Promise<void> {
    await this.work.read(systemPrincipal('nobody', 'health'), () => Promise.resolve());
  }
}
