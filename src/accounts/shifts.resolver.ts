import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { BadgesService } from './badges.service.js';
import {
  BadgeResetModel,
  EndedShiftModel,
  EndShiftInput,
  EnrolBadgeInput,
  EnrolledBadgeModel,
  OpenedShiftModel,
  OpenShiftInput,
  ResetBadgeInput,
} from './shift.model.js';
import { ShiftEndService } from './shift-end.service.js';
import { ShiftsService } from './shifts.service.js';

const OpenShiftResult = resultUnion(
  'OpenShiftResult',
  () => OpenedShiftModel,
  'The shift, or why there is none.',
);
const EndShiftResult = resultUnion(
  'EndShiftResult',
  () => EndedShiftModel,
  'What ended, or why nothing did.',
);
const EnrolBadgeResult = resultUnion(
  'EnrolBadgeResult',
  () => EnrolledBadgeModel,
  'The badge, or why there is none.',
);
const ResetBadgeResult = resultUnion('ResetBadgeResult', () => BadgeResetModel, 'Whose, or why it stays.');

@Resolver()
export class ShiftsResolver {
  constructor(
    private readonly shifts: ShiftsService,
    private readonly ending: ShiftEndService,
    private readonly badges: BadgesService,
  ) {}

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => OpenShiftResult, {
    description:
      'Begins a shift on the shared device that asks with its API key. From then on the device asks with the ' +
      "shift's token, and every event names the person and the device. Ends the shift that was open there.",
  })
  async openShift(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => OpenShiftInput, description: 'Badge and PIN.' }) input: OpenShiftInput,
  ): Promise<typeof OpenShiftResult> {
    return OpenedShiftModel.of(await this.shifts.open(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => EndShiftResult, { description: 'Ends the shift. Its token is refused from then on.' })
  async endShift(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => EndShiftInput, description: 'Nothing but the key.' }) input: EndShiftInput,
  ): Promise<typeof EndShiftResult> {
    return EndedShiftModel.of(await this.ending.end(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => EnrolBadgeResult, { description: 'Gives you a badge and a PIN, instead of a former one.' })
  async enrolBadge(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => EnrolBadgeInput, description: 'Badge, PIN and password.' })
    input: EnrolBadgeInput,
  ): Promise<typeof EnrolBadgeResult> {
    return EnrolledBadgeModel.of(await this.badges.enrol(principal, input));
  }

  @May(Role.SUPERVISOR, Role.ADMINISTRATOR)
  @Mutation(() => ResetBadgeResult, {
    description: 'Takes the badge and PIN of a member of your organisation away, and ends the shifts of it.',
  })
  async resetBadge(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { type: () => ResetBadgeInput, description: 'Whose.' }) input: ResetBadgeInput,
  ): Promise<typeof ResetBadgeResult> {
    return BadgeResetModel.of(await this.badges.reset(principal, input));
  }
}
