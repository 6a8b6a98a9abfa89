import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { formatTransportIdentifier, TransportIdentifierKind } from '../standards/transport-identifier.js';
import { IdentifierFault } from './transport.lifecycle.js';
import type { TransportIdentifier } from './transport-identifier.entity.js';

registerEnumType(TransportIdentifierKind, {
  name: 'TransportIdentifierKind',
  description: 'What travels with a vehicle under a number of its own: papers, and what they name.',
  valuesMap: {
    AWB: { description: 'Air waybill of the airline. Its last digit is a check digit.' },
    HAWB: { description: 'Air waybill of a forwarder.' },
    CMR: { description: 'Consignment note for the road.' },
    CIM: { description: 'Consignment note for the railway west of Brest.' },
    SMGS: { description: 'Consignment note for the railway east of Brest.' },
    CIM_SMGS: { description: 'Consignment note for both railways.' },
    CONTAINER: { description: 'Freight container (ISO 6346). Its last digit is a check digit.' },
    ULD: { description: 'Unit load device: a container or pallet that fits an aircraft.' },
    SEAL: { description: 'Seal of a container, a ULD, a wagon or a truck.' },
  },
});
registerEnumType(IdentifierFault, {
  name: 'IdentifierFault',
  description: 'What is wrong with a number that was recorded all the same.',
  valuesMap: {
    WRONG_CHARACTERS: { description: 'It has characters that such a number never has.' },
    WRONG_LENGTH: { description: 'It is too long or too short.' },
    WRONG_FORMAT: { description: 'Letters and digits do not stand where they should.' },
    WRONG_CHECK_DIGIT: { description: 'Its check digit is another one.' },
    USED_BEFORE: { description: 'Another transport of the hub went under it within twelve months.' },
  },
});

@ObjectType('TransportIdentifier', {
  description: 'A paper, container, ULD or seal that travels with a transport, with its number.',
})
export class TransportIdentifierModel {
  /** Internal; not in the schema. */
  row!: TransportIdentifier;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => TransportIdentifierKind, { description: 'What it is.' })
  kind!: TransportIdentifierKind;

  @Field(() => String, {
    description: 'Its number in the normal form; as it is written where that has none.',
  })
  number!: string;

  @Field(() => String, { description: 'The number as it is printed: 235-1234 5675, CSQU 305438 3.' })
  printed!: string;

  @Field(() => IdentifierFault, {
    nullable: true,
    description: 'What is wrong with the number; null for a good one.',
  })
  problem!: IdentifierFault | null;

  @Field(() => String, { nullable: true, description: 'Why it was recorded all the same.' })
  overrideReason!: string | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

export function toTransportIdentifierModel(row: TransportIdentifier): TransportIdentifierModel {
  const { publicId: id, kind, number, problem, overrideReason, recordedAt } = row;
  const printed = formatTransportIdentifier(kind, number);
  return Object.assign(new TransportIdentifierModel(), {
    row,
    id,
    kind,
    number,
    printed,
    problem,
    overrideReason,
    recordedAt,
  });
}
