import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { groupedBy, loaderOf } from '../platform/graphql/loaders.js';
import { type AttachmentModel, toAttachmentModel } from './attachment.model.js';
import { AttachmentsService, type KeptAttachment } from './attachments.service.js';

/** Files by what they belong to. Whoever sees that sees them, unless its feature says otherwise. */
@Injectable()
export class AttachmentLoader {
  constructor(private readonly attachments: AttachmentsService) {}

  async of(context: GraphqlContext, kind: string, subjectId: string): Promise<AttachmentModel[]> {
    const loader = loaderOf<string, KeptAttachment[]>(context, `attachments.${kind}`, async (tx, ids) =>
      groupedBy(ids, await this.attachments.ofSubjects(tx, kind, ids), (row) => row.subjectId),
    );
    return ((await loader.load(subjectId)) ?? []).map(toAttachmentModel);
  }
}
