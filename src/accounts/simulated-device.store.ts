import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

@Injectable()
export class SimulatedDeviceStore {
  /** The actor of this id, made when it is first asked for. @returns its internal id */
  async actor(tx: Transaction, publicId: string, organisationId: number): Promise<number> {
    await tx.execute(
      `INSERT INTO actor (public_id, kind, organisation_id) VALUES ($1, 'device', $2) ON CONFLICT (public_id) DO NOTHING`,
      [publicId, organisationId],
    );
    const row = await tx.one<{ id: number }>('SELECT id FROM actor WHERE public_id = $1', [publicId]);
    if (!row) throw new Error('A simulated device got no id');
    return row.id;
  }
}
