import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { ReceiptProgressArgs, ReceiptProgressModel } from './receipt-progress.model.js';
import { type ReceiptProgress, ReceiptProgressService } from './receipt-progress.service.js';

@Resolver()
export class ReceiptProgressResolver {
  constructor(private readonly progress: ReceiptProgressService) {}

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Subscription(() => ReceiptProgressModel, {
    resolve: (progress: ReceiptProgress) => Object.assign(new ReceiptProgressModel(), progress),
    description:
      'How far the receipt of a consignment, or of all that a transport brings, is: now, and whenever somebody receives or counts.',
  })
  receiptProgressed(
    @CurrentPrincipal() principal: Principal,
    @Args() followed: ReceiptProgressArgs,
  ): Promise<AsyncIterable<ReceiptProgress>> {
    return this.progress.follow(principal, followed);
  }
}
