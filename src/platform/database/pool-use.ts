import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

export interface PoolState {
  /** The role that it is for. */
  readonly pool: string;
  readonly busy: number;
  readonly idle: number;
  /** Units of work that wait for a connection. */
  readonly waiting: number;
}

/** How much of its pools a process uses. */
export class PoolUse {
  constructor(private readonly pools: Readonly<Record<string, DataSource>>) {}

  read(): PoolState[] {
    return Object.entries(this.pools).map(([pool, source]) => {
      const { totalCount, idleCount, waitingCount } = (source.driver as unknown as { master: Pool }).master;
      return { pool, busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
    });
  }
}
