import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CalendarDate } from '../platform/graphql/scalars.js';
import { type Hub, type HubRole, HubRoleName, type HubSite, HubSiteStanding } from './hub.entity.js';

registerEnumType(HubRoleName, {
  name: 'HubRoleName',
  description: 'What a hub was in the relief chain of 2020, by the words of the World Food Programme.',
  valuesMap: {
    GLOBAL: { description: 'Near where the goods are made or gathered: consolidates them.' },
    REGIONAL: { description: 'Near where the goods are needed: hands them on.' },
  },
});

registerEnumType(HubSiteStanding, {
  name: 'HubSiteStanding',
  description: 'How sure it is that a hub stood at a place.',
  valuesMap: {
    SOURCED: { description: 'A text of the time says so.' },
    UNCONFIRMED: { description: 'Named, concluded, or from memory: no text of the time confirms it.' },
  },
});

@ObjectType('HubSite', { description: 'A place where a source has a hub. The sources disagree.' })
export class HubSiteModel {
  @Field(() => HubSiteStanding, { description: 'How sure it is.' })
  standing!: HubSiteStanding;

  @Field(() => CalendarDate, { description: 'First day: announced, opened, or the first cargo.' })
  since!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day; null when no source tells an end.' })
  until!: string | null;

  @Field(() => String, { description: 'Who says so, and what is uncertain about it.' })
  source!: string;

  /** Internal id, for the resolver of the field. */
  placeId!: number;

  static of({ standing, since, until, source, placeId }: HubSite): HubSiteModel {
    return Object.assign(new HubSiteModel(), { standing, since, until, source, placeId });
  }
}

@ObjectType('HubRole', {
  description: 'A role that a hub had, and who says so. A hub may have several at once.',
})
export class HubRoleModel {
  @Field(() => HubRoleName, { description: 'The role.' })
  role!: HubRoleName;

  @Field(() => CalendarDate, { description: 'First day of it: announced or opened.' })
  since!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day; null when no source tells an end.' })
  until!: string | null;

  @Field(() => String, { description: 'Who says so, and what is uncertain about it.' })
  source!: string;

  static of({ role, since, until, source }: HubRole): HubRoleModel {
    return Object.assign(new HubRoleModel(), { role, since, until, source });
  }
}

@ObjectType('Hub', { description: 'A hub for medical supplies: goods come in, are counted, and go on.' })
export class HubModel {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its code: `LGG`.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  /** Internal ids, for the resolvers of fields. */
  hubId!: number;
  placeId!: number;

  static of({ id, publicId, code, name, placeId }: Hub): HubModel {
    return Object.assign(new HubModel(), { id: publicId, code, name, hubId: id, placeId });
  }
}
