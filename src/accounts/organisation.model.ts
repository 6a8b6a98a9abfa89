import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Organisation } from './organisation.entity.js';
import { OrganisationKind } from './organisation.lifecycle.js';

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

  /** Internal id of its hub, for the resolver of the field. */
  hubId!: number | null;

  static of({ publicId, code, kind, name, country, gln, hubId }: Organisation): OrganisationModel {
    return Object.assign(new OrganisationModel(), { id: publicId, code, kind, name, country, gln, hubId });
  }
}
