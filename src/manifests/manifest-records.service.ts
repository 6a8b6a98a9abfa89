import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { ColumnMapping } from './columns.js';
import { type FoundHeader, fingerprintOf } from './header.js';
import { ManifestLineStore } from './manifest-line.store.js';
import { ManifestMappingStore } from './manifest-mapping.store.js';
import type { ManifestUpload, MappingSource } from './manifest-upload.entity.js';
import { type Ending, type ListFacts, ManifestUploadStore } from './manifest-upload.store.js';

/** What a reading writes of its upload besides lines. */
@Injectable()
export class ManifestRecords {
  constructor(
    private readonly uploads: ManifestUploadStore,
    private readonly lines: ManifestLineStore,
    private readonly mappings: ManifestMappingStore,
  ) {}

  /** Null when there is nothing to read (any more). */
  async startReading(tx: Transaction, publicId: string, token: string): Promise<ManifestUpload | null> {
    const upload = await this.uploads.locked(tx, publicId);
    if (!upload || !['RECEIVED', 'READING', 'FAILED'].includes(upload.state)) return null;
    await this.uploads.startReading(tx, upload.id, token);
    await this.lines.clear(tx, [upload.id]);
    return upload;
  }

  /** What the donor said for this list, or before of lists with this header, or what the headings seem to say. */
  async mappingOf(
    tx: Transaction,
    { mapping, mappingSource, organisationId }: ManifestUpload,
    { names, proposal }: FoundHeader,
  ): Promise<{ mapping: readonly ColumnMapping[]; source: MappingSource }> {
    if (mapping && mappingSource === 'SAID') return { mapping, source: 'SAID' };
    const remembered = await this.mappings.remembered(tx, organisationId, fingerprintOf(names));
    return remembered
      ? { mapping: remembered, source: 'REMEMBERED' }
      : { mapping: proposal, source: 'PROPOSED' };
  }

  tellFacts(tx: Transaction, token: string, facts: ListFacts): Promise<boolean> {
    return this.uploads.tellFacts(tx, token, facts);
  }

  /** A list that was not read to its end leaves no lines. */
  async end(tx: Transaction, token: string, ending: Ending): Promise<void> {
    const id = await this.uploads.stillReading(tx, token);
    if (!id) return;
    if (ending.state === 'READ') await this.lines.refuseDiffering(tx, id);
    else await this.lines.clear(tx, [id]);
    await this.lines.count(tx, id);
    await this.uploads.end(tx, id, ending);
  }
}
