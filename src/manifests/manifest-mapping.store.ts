import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { ColumnMapping } from './columns.js';
import { ManifestMapping } from './manifest-mapping.entity.js';

@Injectable()
export class ManifestMappingStore {
  async remembered(
    tx: Transaction,
    organisationId: number,
    fingerprint: string,
  ): Promise<ColumnMapping[] | null> {
    const row = await tx.manager.findOneBy(ManifestMapping, { organisationId, fingerprint });
    return row?.mapping ?? null;
  }

  async remember(tx: Transaction, fingerprint: string, mapping: readonly ColumnMapping[]): Promise<void> {
    await tx.execute(
      `INSERT INTO manifest_mapping (organisation_id, fingerprint, mapping, said_at) VALUES ($1, $2, $3, hub_now())
       ON CONFLICT (organisation_id, fingerprint) DO UPDATE SET mapping = excluded.mapping, said_at = excluded.said_at`,
      [tx.principal.organisationId, fingerprint, JSON.stringify(mapping)],
    );
  }
}
