import { Field, ID, ObjectType } from '@nestjs/graphql';
import { eventNames } from '../history/event-codes.js';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { ToldAct } from './audit-trail.service.js';

@ObjectType('AuditEntry', {
  description: 'A privileged act: a release, a correction, a change of roles. It is sealed with the history.',
})
export class AuditEntryModel {
  /** Internal ids, for the resolver; not in the schema. */
  actorId!: number;
  actingOrganisationId!: number;
  organisationId!: number;

  @Field(() => ID, { description: 'The id of the entry.' })
  id!: string;

  @Field(() => eventNames, { description: 'What was done.' })
  act!: string;

  @Field(() => DateTime, { description: "When, by the hub's clock." })
  recordedAt!: Date;

  @Field(() => DateTime, { description: 'When in real time: another time than `recordedAt` on a demo hub.' })
  recordedRealAt!: Date;

  @Field(() => String, {
    description: 'What it was done to: `hold`, `pallet`, `member`, `api key`, `event` ...',
  })
  subjectKind!: string;

  @Field(() => String, { description: 'Its id, or the number that people know it by.' })
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was before, as JSON. Null where the act says it.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What is now, as JSON. Null where the act says it.' })
  after!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why. Null where nobody said so, and where it was erased.',
  })
  reason!: string | null;

  @Field(() => Boolean, { description: 'Somebody said why, and asked to be forgotten since.' })
  reasonErased!: boolean;
}

export const AuditEntryConnection = ConnectionOf(AuditEntryModel, 'AuditEntry');

export function toAuditEntryModel(row: ToldAct): AuditEntryModel {
  const { clientKey: id, act, recordedAt, recordedRealAt, subjectKind, subject, before, after, why } = row;
  const { actorId, actingOrganisationId, organisationId } = row;
  return Object.assign(new AuditEntryModel(), {
    ...{
      id,
      act,
      recordedAt,
      recordedRealAt,
      subjectKind,
      subject,
      actorId,
      actingOrganisationId,
      organisationId,
    },
    before: jsonOf(before),
    after: jsonOf(after),
    reason: why,
    reasonErased: row.reason !== null && why === null,
  });
}

function jsonOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
