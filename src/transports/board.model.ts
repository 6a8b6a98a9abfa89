import { Field, InputType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { TransportMode, TransportStatus } from './transport.lifecycle.js';

@InputType({ description: 'What of a board is shown; what is left out is not asked for.' })
export class BoardFilterInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'Only what is known to come or go then or later: as reported, else estimated, else planned.',
  })
  from?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only what is known to come or go before then.' })
  until?: string | null;

  @Field(() => [TransportStatus], { nullable: true, description: 'Only in one of these statuses.' })
  statuses?: TransportStatus[] | null;

  @Field(() => [TransportMode], { nullable: true, description: 'Only flights, trains or trucks.' })
  modes?: TransportMode[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the place where they come from, or go to; a stop on the way counts.',
  })
  place?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Number of a vehicle, or of a paper, container, ULD or seal that travels with it, as people write it.',
  })
  number?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what is overdue, or known to be more than 15 minutes behind the timetable.',
  })
  lateOnly?: boolean | null;
}
