import { Field, Float, ObjectType } from '@nestjs/graphql';
import { type BookLine, balances, inStock, received } from './book.js';

/** A quantity in base units. Sums may be larger than an Int. */
const Quantity = (description: string): PropertyDecorator => Field(() => Float, { description });

@ObjectType('BookStock', { description: 'What is at the hub, in base units.' })
export class BookStockModel {
  @Quantity('All of it: the sum of the five below.')
  total!: number;

  @Quantity('Received or available, without a hold.')
  free!: number;

  @Quantity('On pallets with an open hold.')
  held!: number;

  @Quantity('On a dispatch, still at the hub, without a hold.')
  allocated!: number;

  @Quantity('On a vehicle that has not left.')
  loaded!: number;

  @Quantity('Came back, on the pallets that it went with.')
  returned!: number;

  @Quantity('How much of all of it is damaged.')
  damaged!: number;
}

@ObjectType('BookLine', {
  description:
    'The books of one item and lot, in base units. announced = notReceived + received + short - over, and received = inStock.total + onTheWay + delivered + refused + destroyed + lost + sampled, at every moment.',
})
export class BookLineModel {
  /** Internal; not in the schema. */
  itemId!: number;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number, where the goods have one.' })
  lot!: string | null;

  @Quantity('Announced, by the latest revision.')
  announced!: number;

  @Quantity('Announced once, and withdrawn before it came.')
  withdrawn!: number;

  @Quantity('Not received yet.')
  notReceived!: number;

  @Quantity('Announced and not found, or lost before it came.')
  short!: number;

  @Quantity('Found and not announced.')
  over!: number;

  @Quantity('Received.')
  received!: number;

  @Field(() => BookStockModel, { description: 'At the hub.' })
  inStock!: BookStockModel;

  @Quantity('On the way from the hub to a destination.')
  onTheWay!: number;

  @Quantity('Accepted by destinations.')
  delivered!: number;

  @Quantity('Refused by destinations, and coming back.')
  refused!: number;

  @Quantity('Destroyed.')
  destroyed!: number;

  @Quantity('Lost after it was received.')
  lost!: number;

  @Quantity('Taken as samples.')
  sampled!: number;

  @Field(() => Boolean, { description: 'Both equations hold. If not, something is wrong with the hub.' })
  balanced!: boolean;
}

@ObjectType('ConsignmentBooks', { description: 'Where all goods of a consignment are, to the last piece.' })
export class ConsignmentBooksModel {
  @Field(() => [BookLineModel], { description: 'One line an item and lot.' })
  lines!: BookLineModel[];

  @Field(() => Boolean, { description: 'All lines balance.' })
  balanced!: boolean;

  static of(lines: readonly BookLine[]): ConsignmentBooksModel {
    return Object.assign(new ConsignmentBooksModel(), {
      lines: lines.map(toBookLineModel),
      balanced: lines.every(balances),
    });
  }
}

function toBookLineModel(line: BookLine): BookLineModel {
  const { free, held, allocated, loaded, returned, damaged, ...terms } = line;
  const stock = { total: inStock(line), free, held, allocated, loaded, returned, damaged };
  return Object.assign(new BookLineModel(), {
    ...terms,
    received: received(line),
    inStock: Object.assign(new BookStockModel(), stock),
    balanced: balances(line),
  });
}
