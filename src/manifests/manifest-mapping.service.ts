import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { idempotencyKey, publicId } from '../platform/input/text.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { type ColumnMapping, ManifestField, REQUIRED_FIELDS } from './columns.js';
import { fingerprintOf } from './header.js';
import { ManifestMappingStore } from './manifest-mapping.store.js';
import type { ManifestUpload } from './manifest-upload.entity.js';
import { ManifestUploadStore } from './manifest-upload.store.js';
import { ReadManifest } from './manifests.jobs.js';
import { MANIFEST_NOT_READ } from './manifests.refusals.js';

const mapInput = z.object({
  idempotencyKey,
  manifestId: publicId(),
  columns: z
    .array(
      z.object({
        field: z.enum(Object.keys(ManifestField) as (keyof typeof ManifestField)[]),
        column: z.number().int().min(0).max(199),
      }),
    )
    .max(20, 'At most 20 columns.'),
});

/** Donors say what the columns of their lists say. */
@Injectable()
export class ManifestMappingService {
  constructor(
    private readonly commands: CommandsService,
    private readonly uploads: ManifestUploadStore,
    private readonly mappings: ManifestMappingStore,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * The manifest is read anew, and lists with the same header are read so from now on.
   * @returns its public id
   * @throws Refused INVALID_INPUT, NOT_FOUND, MANIFEST_NOT_READ
   */
  async map(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(mapInput, sent);
    refuseTwins(input.columns);
    const command = { operation: 'mapManifestColumns', idempotencyKey: input.idempotencyKey, body: input };
    const { manifestId } = await this.commands.run(principal, command, async (tx) => {
      const upload = await this.own(tx, input.manifestId);
      const header = upload.header ?? [];
      const place = input.columns.findIndex(({ column }) => column >= header.length);
      if (place >= 0)
        throw INVALID_INPUT.because(`The list has ${header.length} columns.`, `columns[${place}].column`);
      const mapping: ColumnMapping[] = input.columns.map((one) => ({ ...one, confidence: 1 }));
      await this.mappings.remember(tx, fingerprintOf(header), mapping);
      await this.uploads.remap(tx, upload.id, mapping);
      await this.outbox.send(tx, ReadManifest, { manifestId: upload.publicId });
      return { manifestId: upload.publicId };
    });
    return manifestId;
  }

  private async own(tx: Transaction, publicId: string): Promise<ManifestUpload> {
    const upload = await this.uploads.locked(tx, publicId);
    if (!upload || upload.organisationId !== tx.principal.organisationId)
      throw NOT_FOUND.because('Your organisation has no such manifest.', 'manifestId');
    if (upload.state !== 'READ')
      throw MANIFEST_NOT_READ.because(`The manifest is ${upload.state}, not READ.`, 'manifestId');
    return upload;
  }
}

function refuseTwins(columns: readonly Pick<ColumnMapping, 'field' | 'column'>[]): void {
  for (const [n, { field, column }] of columns.entries()) {
    const first = columns.findIndex((one) => one.field === field || one.column === column);
    if (first < n)
      throw INVALID_INPUT.because('A column says one thing, and a thing is in one column.', `columns[${n}]`);
  }
  const missing = REQUIRED_FIELDS.find((field) => !columns.some((one) => one.field === field));
  if (missing) throw INVALID_INPUT.because(`Say which column is ${ManifestField[missing]}.`, 'columns');
}
