import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Role } from '../platform/principal/principal.js';
import type { EnrolledMember } from './member.store.js';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a member may do in an organisation, or a device with its key.',
  valuesMap: {
    OPERATOR: { description: 'Works on the floor of a hub: receives, counts, loads.' },
    SUPERVISOR: { description: 'An operator who also releases holds and declares losses.' },
    DONOR: { description: 'Announces and follows the consignments of a donor.' },
    AGENCY: { description: 'Follows and confirms what comes to a health agency.' },
    CARRIER: { description: 'Reports what the vehicles of a carrier do.' },
    ADMINISTRATOR: { description: 'Manages members and keys; at a hub also organisations and dead letters.' },
  },
});

@ObjectType('Member', { description: 'A person, as one organisation knows her or him.' })
export class MemberModel {
  @Field(() => ID, { description: 'The id of the person.' })
  id!: string;

  @Field(() => String, { description: 'Signs in with it.' })
  email!: string;

  @Field(() => String, { description: 'How the person is called.' })
  displayName!: string;

  @Field(() => [Role], { description: 'The roles in this organisation.' })
  roles!: readonly Role[];

  /** Internal id, for the resolver of the field. */
  organisationId!: number;

  static of({ publicId, email, displayName, roles, organisationId }: EnrolledMember): MemberModel {
    return Object.assign(new MemberModel(), { id: publicId, email, displayName, roles, organisationId });
  }
}

@ObjectType('EndedMembership', { description: 'Somebody is no member any more.' })
export class EndedMembershipModel {
  @Field(() => ID, { description: 'The id of the person who left.' })
  member!: string;

  @Field(() => ID, { description: 'The id of the organisation that was left.' })
  organisation!: string;

  static of(ids: { member: string; organisation: string }): EndedMembershipModel {
    return Object.assign(new EndedMembershipModel(), ids);
  }
}
