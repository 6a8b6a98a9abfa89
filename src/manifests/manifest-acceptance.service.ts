import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  ConsignmentCreationService,
  type CreatedConsignment,
} from '../consignments/consignment-creation.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { publicId } from '../platform/input/text.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { AnnouncementReader, consignmentFacts } from '../receiving/announcement-reader.service.js';
import { BadLines } from '../receiving/manifests.service.js';
import { ManifestGoods } from './manifest-goods.service.js';
import type { ManifestUpload } from './manifest-upload.entity.js';
import { ManifestUploadStore } from './manifest-upload.store.js';
import { MANIFEST_HAS_BAD_LINES, MANIFEST_NOT_READ } from './manifests.refusals.js';

const acceptInput = z.object({ ...consignmentFacts, manifestId: publicId(), badLines: z.enum(BadLines) });

/** Announces a consignment with what stands in a manifest that was uploaded and read. */
@Injectable()
export class ManifestAcceptanceService {
  constructor(
    private readonly commands: CommandsService,
    private readonly uploads: ManifestUploadStore,
    private readonly creation: ConsignmentCreationService,
    private readonly goods: ManifestGoods,
    private readonly reader: AnnouncementReader,
  ) {}

  /**
   * All in one transaction: the whole consignment is there, or nothing of it.
   * @returns the public id of the consignment
   * @throws Refused NOT_FOUND, MANIFEST_NOT_READ, MANIFEST_HAS_BAD_LINES, and what announcing throws, with `line[n]` where
   *   a line is to blame
   */
  async accept(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(acceptInput, sent);
    const command = { operation: 'acceptManifest', idempotencyKey: input.idempotencyKey, body: input };
    const { consignmentId } = await this.commands.run(principal, command, async (tx) => {
      const upload = await this.acceptable(tx, input.manifestId, input.badLines);
      const hubId = await this.reader.hubId(tx, input.hub);
      const created: CreatedConsignment = await this.creation.create(tx, {
        ...input,
        hubId,
        donorId: principal.organisationId,
      });
      await this.goods.announce(tx, hubId, created, upload.id, input.portions);
      await this.uploads.accept(tx, upload.id, created.id);
      return { consignmentId: created.publicId };
    });
    return consignmentId;
  }

  private async acceptable(tx: Transaction, manifestId: string, badLines: BadLines): Promise<ManifestUpload> {
    const upload = await this.uploads.locked(tx, manifestId);
    if (!upload || upload.organisationId !== tx.principal.organisationId)
      throw NOT_FOUND.because('Your organisation has no such manifest.', 'manifestId');
    if (upload.state !== 'READ')
      throw MANIFEST_NOT_READ.because(`The manifest is ${upload.state}, not READ.`, 'manifestId');
    const { linesRead, linesBad } = upload;
    if (linesRead === linesBad || (badLines === 'REFUSE_ALL' && linesBad > 0))
      throw MANIFEST_HAS_BAD_LINES.because(
        `${linesBad} of ${linesRead} lines are bad. Nothing was announced.`,
        'manifestId',
      );
    return upload;
  }
}
