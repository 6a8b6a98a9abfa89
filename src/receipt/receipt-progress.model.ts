import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ArgsType()
export class ReceiptProgressArgs {
  @Field(() => ID, { nullable: true, description: 'A consignment that comes to your hub.' })
  consignmentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Or a transport: all consignments that it brings to your hub.',
  })
  transportId?: string | null;
}

@ObjectType('ReceiptProgress', { description: 'How far a receipt is. Quantities in base units.' })
export class ReceiptProgressModel {
  @Field(() => Int, { description: 'How many pallets and cartons were announced.' })
  unitsExpected!: number;

  @Field(() => Int, { description: 'How many came, announced or not.' })
  unitsReceived!: number;

  @Field(() => Int, { description: 'How many of them were counted.' })
  unitsCounted!: number;

  @Field(() => Float, { description: 'Announced.' })
  quantityExpected!: number;

  @Field(() => Float, { description: 'Came, as far as it is known.' })
  quantityReceived!: number;

  @Field(() => Float, { description: 'How much of it is damaged.' })
  quantityDamaged!: number;

  @Field(() => Int, { description: 'How many differences there are, those that have not come yet included.' })
  differences!: number;
}
