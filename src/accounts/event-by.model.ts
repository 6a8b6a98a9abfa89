import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { NamedActor } from './actor.store.js';

export const ActorKind = {
  MEMBER: 'MEMBER',
  DEVICE: 'DEVICE',
  SHIFT: 'SHIFT',
  WORKER: 'WORKER',
  NOBODY: 'NOBODY',
} as const;
export type ActorKind = (typeof ActorKind)[keyof typeof ActorKind];

registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'What acted.',
  valuesMap: {
    MEMBER: { description: 'A person who had signed in.' },
    DEVICE: { description: 'A device or an integration, with nobody named.' },
    SHIFT: { description: 'A person at work on a shared device.' },
    WORKER: { description: 'The hub itself.' },
    NOBODY: { description: 'Somebody who was not signed in, or a command on the server.' },
  },
});

@ObjectType('ActingPerson', { description: 'A person, as the colleagues know her or him.' })
export class ActingPersonModel {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string;

  @Field(() => String, { description: 'How the person is called.' })
  displayName!: string;
}

@ObjectType('ActingDevice', { description: 'A device, by its API key.' })
export class ActingDeviceModel {
  @Field(() => ID, { description: 'The id of its key.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;
}

@ObjectType('EventBy', { description: 'Who did or saw what an event says.' })
export class EventByModel {
  @Field(() => ActorKind, { description: 'What acted.' })
  kind!: ActorKind;

  @Field(() => ActingPersonModel, {
    nullable: true,
    description: 'The person, for colleagues. Null for a device alone, and for those of other organisations.',
  })
  person!: ActingPersonModel | null;

  @Field(() => ActingDeviceModel, {
    nullable: true,
    description: 'The device, for colleagues. Null for a person alone, and for those of other organisations.',
  })
  device!: ActingDeviceModel | null;

  /** Internal id, for the resolver of the field. 0: none. */
  organisationId!: number;

  /** @param colleague whether names may be told */
  static of(actor: NamedActor | null, organisationId: number, colleague: boolean): EventByModel {
    const kind = actor ? KINDS[actor.kind] : ActorKind.NOBODY;
    const shown = colleague ? actor : null;
    const person = shown?.personId ? { id: shown.personId, displayName: shown.personName ?? '' } : null;
    const device = shown?.deviceId ? { id: shown.deviceId, name: shown.deviceName ?? '' } : null;
    return Object.assign(new EventByModel(), { kind, person, device, organisationId });
  }
}

const KINDS: Readonly<Record<NamedActor['kind'], ActorKind>> = {
  member: 'MEMBER',
  device: 'DEVICE',
  shift: 'SHIFT',
  worker: 'WORKER',
};
