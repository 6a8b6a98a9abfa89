import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { FeedEntry } from './feed.entity.js';
import { NewsKind, NewsSubject } from './news.lifecycle.js';

registerEnumType(NewsKind, {
  name: 'NewsKind',
  description: 'What an organisation is told. Codes are stable.',
  valuesMap: {
    TRANSPORT_LEFT: { description: 'A transport was reported as gone, or has another estimated arrival.' },
    TRANSPORT_ARRIVED: { description: 'A transport was reported as arrived.' },
    TRANSPORT_CANCELLED: { description: 'A transport was reported as cancelled.' },
    TRANSPORT_CONTRADICTED: {
      description: 'Reports of a transport contradict one another: somebody must look.',
    },
    TRANSPORT_ESTIMATED: { description: 'The carrier of a transport expects it at another time.' },
    CONSIGNMENT_ANNOUNCED: { description: 'A consignment was announced.' },
    CONSIGNMENT_RECIPIENTS_REVISED: { description: 'A consignment is meant for others now.' },
    CONSIGNMENT_ANNOUNCEMENT_REVISED: {
      description: 'More or less of a consignment will come than was announced.',
    },
    CONSIGNMENT_TRANSPORT_ATTACHED: { description: 'It is known what brings a consignment, or some of it.' },
    CONSIGNMENT_CANCELLED: { description: 'A consignment was withdrawn by its donor.' },
    CONSIGNMENT_UNDER_WAY: {
      description: 'A transport with a consignment has left, or is expected at another time.',
    },
    CONSIGNMENT_ARRIVED: { description: 'A transport with a consignment has arrived.' },
    CONSIGNMENT_DELAYED: { description: 'A transport with a consignment does not go.' },
    CONSIGNMENT_ESTIMATED: { description: 'A transport with a consignment is expected at another time.' },
    CONSIGNMENT_LOT_RECALLED: {
      description: 'The hub called a lot back of which some came with the consignment.',
    },
    DISPATCH_LOT_RECALLED: { description: 'The hub called a lot back of which some left with the dispatch.' },
    CONSIGNMENT_PALLETS_RECORDED: {
      description: 'Something happened to pallets with goods of a consignment.',
    },
    DISPATCH_PLANNED: { description: 'A dispatch has a route.' },
    DISPATCH_NOT_PLANNABLE: { description: 'No route was found for a dispatch.' },
    DISPATCH_DEPARTED: { description: 'A dispatch has left the hub.' },
    DISPATCH_ARRIVED: { description: 'A dispatch has arrived at its destination.' },
    DISPATCH_DELIVERED: {
      description: 'The delivery of a dispatch was confirmed, wholly, partly or not at all.',
    },
    DISPATCH_CANCELLED: { description: 'A dispatch was given up before it left.' },
    DISPATCH_DISTURBED: {
      description: 'A dispatch needs another plan, or its reports contradict one another.',
    },
    REQUEST_OPENED: { description: 'An agency asks the hub for goods.' },
    REQUEST_CHANGED: { description: 'An agency asks for something else than before.' },
    REQUEST_ALLOCATED: { description: 'Goods were allocated to a request.' },
    REQUEST_RELEASED: { description: 'Goods that were allocated to a request were given back.' },
    REQUEST_DELIVERED: { description: 'Goods that a request asked for were delivered.' },
    REQUEST_CLOSED: { description: 'A request was closed: it takes no more goods.' },
    REQUEST_CANCELLED: { description: 'A request was taken back by its agency.' },
  },
});
registerEnumType(NewsSubject, {
  name: 'NewsSubject',
  description: 'What news is about.',
  valuesMap: {
    TRANSPORT: { description: 'A transport.' },
    CONSIGNMENT: { description: 'A consignment.' },
    UNIT: { description: 'A logistic unit.' },
    DISPATCH: { description: 'A dispatch.' },
    REQUEST: { description: 'A request for goods.' },
  },
});

@ObjectType('NewsFact', { description: 'A small fact of news, such as a count or a reference.' })
export class NewsFactModel {
  @Field(() => String, { description: 'What it is, such as `reference` or `UNIT_RECEIVED`.' })
  name!: string;

  @Field(() => String, { description: 'Its value, as text.' })
  value!: string;
}

@ObjectType('FeedEntry', {
  description:
    'One piece of news for your organisation. Entries are only added, in one order, without a gap.',
})
export class FeedEntryModel {
  @Field(() => String, {
    description:
      'Its place in the feed. Give the last one that you have dealt with as `after` to go on from there.',
  })
  cursor!: string;

  @Field(() => NewsKind, { description: 'What happened.' })
  kind!: NewsKind;

  @Field(() => NewsSubject, { description: 'What it happened to.' })
  subject!: NewsSubject;

  @Field(() => ID, { description: 'Public id of that.' })
  subjectId!: string;

  @Field(() => [NewsFactModel], {
    description: 'Small facts, so that the news can be read without asking more.',
  })
  facts!: NewsFactModel[];

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => DateTime, { description: 'When it was put into the feed, by the clock of the hub.' })
  recordedAt!: Date;
}

export const FeedConnection = ConnectionOf(FeedEntryModel, 'Feed');

/** @param cursor its place, as `cursorOf` writes it */
export function toFeedEntryModel(entry: FeedEntry, cursor: string): FeedEntryModel {
  const { kind, subjectKind, subject: subjectId, detail, occurredAt, recordedAt } = entry;
  return Object.assign(new FeedEntryModel(), {
    cursor,
    kind,
    subject: subjectKind.toUpperCase(),
    subjectId,
    facts: Object.entries(detail).map(([name, value]) => ({ name, value: String(value) })),
    occurredAt,
    recordedAt,
  });
}
