import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { ContentLineModel, toContentLineModel } from '../units/unit.model.js';
import type { DeliveredLine, ProofOfDelivery } from './delivery.entity.js';
import { DeliveryReason } from './delivery-reason.js';
import type { DeliveredContent } from './dispatch-contents.service.js';

registerEnumType(DeliveryReason, {
  name: 'DeliveryReason',
  description: 'Why goods were not accepted.',
  valuesMap: {
    DAMAGED: { description: 'Damaged.' },
    EXPIRED: { description: 'Expired, or too close to it.' },
    TOO_WARM_OR_COLD: { description: 'Its temperature was not kept.' },
    WRONG_GOODS: { description: 'Something else than was announced.' },
    NOT_NEEDED: { description: 'Nobody asked for it.' },
    PAPERS: { description: 'Papers are missing or wrong.' },
    MISSING: { description: 'It was not there.' },
    OTHER: { description: 'Something else: see the note.' },
  },
});

@ObjectType('DeliveredLine', {
  description: 'What became of one content line at the destination, in base units.',
})
export class DeliveredLineModel {
  @Field(() => ContentLineModel, { description: 'The goods.' })
  contentLine!: ContentLineModel;

  @Field(() => Int, {
    description: 'How much was sent: counted at the hub, or announced where nobody counted.',
  })
  sentQuantity!: number;

  @Field(() => Int, { description: 'How much was accepted.' })
  acceptedQuantity!: number;

  @Field(() => Int, { description: 'How much was refused.' })
  refusedQuantity!: number;

  @Field(() => Int, { description: 'How much was not there: neither accepted nor refused.' })
  missingQuantity!: number;

  @Field(() => DeliveryReason, {
    nullable: true,
    description: 'Why not all of it was accepted; null when all was.',
  })
  reason!: DeliveryReason | null;
}

@ObjectType('ProofOfDelivery', {
  description: 'Who took a dispatch in, when, and how much of it. Said once.',
})
export class ProofOfDeliveryModel {
  /** Internal; not in the schema. */
  dispatchId!: string;

  @Field(() => String, { description: 'Who took it in, as written on the paper.' })
  receivedBy!: string;

  @Field(() => DateTime, { description: 'When it was taken in.' })
  receivedAt!: Date;

  @Field(() => Boolean, { description: 'The hub recorded it for the agency.' })
  recordedByHub!: boolean;

  @Field(() => String, { nullable: true, description: 'What was noted.' })
  note!: string | null;
}

export function toProofOfDeliveryModel(proof: ProofOfDelivery): ProofOfDeliveryModel {
  const { dispatchId, receivedBy, receivedAt, note, onBehalf: recordedByHub } = proof;
  return Object.assign(new ProofOfDeliveryModel(), {
    dispatchId,
    receivedBy,
    receivedAt,
    note,
    recordedByHub,
  });
}

export function toDeliveredLineModel({ line, content }: DeliveredContent): DeliveredLineModel {
  return Object.assign(new DeliveredLineModel(), {
    contentLine: toContentLineModel(content),
    ...quantitiesOf(line),
  });
}

function quantitiesOf({ sentQuantity, acceptedQuantity, refusedQuantity, reason }: DeliveredLine) {
  const missingQuantity = sentQuantity - acceptedQuantity - refusedQuantity;
  return { sentQuantity, acceptedQuantity, refusedQuantity, missingQuantity, reason };
}
