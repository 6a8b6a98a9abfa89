import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Organisation } from './organisation.entity.js';
import { OrganisationKind, OrganisationStatus } from './organisation.lifecycle.js';

registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What an organisation is to the hub.',
  valuesMap: {
    HUB: { description: 'Runs a hub: receives, counts, sends on.' },
    DONOR: { description: 'Gives supplies.' },
    AGENCY: { description: 'A health agency: receives supplies for hospitals and the like.' },
    CARRIER: { description: 'Drives or flies them.' },
  },
});

registerEnumType(OrganisationStatus, {
  name: 'OrganisationStatus',
  description: 'Whether a hub stands for an organisation.',
  valuesMap: {
    PROVISIONAL: {
      description: 'Somebody proposed it. It may be used, and only the proposer and the hub know it.',
    },
    CONFIRMED: { description: 'A hub entered or confirmed it.' },
    MERGED: { description: 'It was a known one: see `mergedInto`.' },
    REFUSED: { description: 'The hub refused it: see `refusalReason`. Nothing new may name it.' },
  },
});

@ObjectType('Organisation', {
  description: 'A hub, a donor, a health agency or a carrier, as every member may know it.',
})
export class OrganisationModel {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its code: `IT-RED-CROSS`.' })
  code!: string;

  @Field(() => OrganisationKind, { description: 'What it is. It never changes.' })
  kind!: OrganisationKind;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Country, as ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'Global location number of GS1, if it has one.' })
  gln!: string | null;

  @Field(() => OrganisationStatus, { description: 'Whether a hub stands for it.' })
  status!: OrganisationStatus;

  @Field(() => String, { nullable: true, description: 'Why a hub refused it, in its words.' })
  refusalReason!: string | null;

  /** Internal id, for the resolver of the field. */
  mergedIntoId!: number | null;

  /** Internal id of its hub, for the resolver of the field. */
  hubId!: number | null;

  static of(row: Organisation): OrganisationModel {
    const { publicId: id, code, kind, name, country, gln, hubId, status, refusalReason } = row;
    const facts = { id, code, kind, name, country, gln, hubId, status, refusalReason };
    return Object.assign(new OrganisationModel(), { ...facts, mergedIntoId: row.mergedInto });
  }
}
