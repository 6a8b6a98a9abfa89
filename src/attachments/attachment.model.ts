import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { AttachmentPurpose } from './attachment.lifecycle.js';
import type { KeptAttachment } from './attachments.service.js';

registerEnumType(AttachmentPurpose, {
  name: 'AttachmentPurpose',
  description: 'What a file is kept for.',
  valuesMap: {
    PHOTO: { description: 'A photo of goods, a seal, a door.' },
    SIGNED_PAPER: { description: 'A paper with a signature: a consignment note, a delivery note.' },
    SIGNATURE: { description: 'A signature alone.' },
  },
});

@ObjectType('Attachment', {
  description:
    'A file that belongs to something. It is put with `POST /attachments/dispatch/<id>?purpose=PHOTO` (or `unit`, `consignment` for what is received), the bytes as body, a header `idempotency-key` and the usual `authorization`.',
})
export class AttachmentModel {
  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => AttachmentPurpose, { description: 'What it is kept for.' })
  purpose!: AttachmentPurpose;

  @Field(() => String, {
    description: 'Media type, by its content: image/jpeg, image/png or application/pdf.',
  })
  contentType!: string;

  @Field(() => Int, { description: 'Length in bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'SHA-256 of its bytes, hexadecimal.' })
  sha256!: string;

  @Field(() => DateTime, { description: 'When it was attached.' })
  attachedAt!: Date;

  @Field(() => String, {
    description: 'Where it is fetched, below the address of this API, with the usual `authorization`.',
  })
  path!: string;
}

export function toAttachmentModel(row: KeptAttachment): AttachmentModel {
  const { publicId: id, purpose, contentType, bytes, sha256, keptAt: attachedAt } = row;
  return Object.assign(new AttachmentModel(), {
    id,
    purpose,
    contentType,
    bytes,
    sha256,
    attachedAt,
    path: `/attachments/${id}`,
  });
}
