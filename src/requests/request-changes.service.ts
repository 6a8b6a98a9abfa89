import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { hasRole, type Principal, Role } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import type { SupplyRequest } from './request.entity.js';
import {
  changeRequestInput,
  type DraftRequest,
  draftRequestInput,
  endRequestInput,
  openRequestInput,
} from './request.input.js';
import type { RequestActor, RequestMove } from './request.lifecycle.js';
import { noSuchRequest } from './request.refusals.js';
import { RequestRevisionService } from './request-revision.service.js';
import { RequestsService } from './requests.service.js';

interface Keyed {
  readonly idempotencyKey: string;
}

/** What agencies do with their requests, and a supervisor of the hub who closes one. */
@Injectable()
export class RequestChangesService {
  constructor(
    private readonly commands: CommandsService,
    private readonly requests: RequestsService,
    private readonly revision: RequestRevisionService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, NEEDED_IN_THE_PAST */
  async draft(principal: Principal, sent: unknown): Promise<SupplyRequest> {
    const input: DraftRequest = validated(draftRequestInput, sent);
    return this.run(principal, 'draftRequest', input, (tx) => this.revision.draft(tx, input));
  }

  /** @throws Refused INVALID_INPUT, NOT_FOUND, REQUEST_CLOSED, NEEDED_IN_THE_PAST */
  async open(principal: Principal, sent: unknown): Promise<SupplyRequest> {
    const input = validated(openRequestInput, sent);
    return this.run(principal, 'openRequest', input, async (tx) =>
      this.revision.open(tx, await this.find(tx, input.requestId, 'OPEN')),
    );
  }

  /** @throws Refused INVALID_INPUT, NOT_FOUND, REQUEST_CLOSED, NEEDED_IN_THE_PAST, BELOW_ALLOCATED */
  async change(principal: Principal, sent: unknown): Promise<SupplyRequest> {
    const input = validated(changeRequestInput, sent);
    return this.run(principal, 'changeRequest', input, async (tx) =>
      this.revision.change(tx, await this.find(tx, input.requestId, 'CHANGE'), input),
    );
  }

  /** @throws Refused INVALID_INPUT, NOT_FOUND, REQUEST_CLOSED */
  async close(principal: Principal, sent: unknown): Promise<SupplyRequest> {
    const input = validated(endRequestInput, sent);
    return this.run(principal, 'closeRequest', input, async (tx) =>
      this.revision.end(tx, await this.find(tx, input.requestId, 'CLOSE'), 'CLOSED', input.reason),
    );
  }

  /** @throws Refused INVALID_INPUT, NOT_FOUND, REQUEST_CLOSED */
  async cancel(principal: Principal, sent: unknown): Promise<SupplyRequest> {
    const input = validated(endRequestInput, sent);
    return this.run(principal, 'cancelRequest', input, async (tx) =>
      this.revision.end(tx, await this.find(tx, input.requestId, 'CANCEL'), 'CANCELLED', input.reason),
    );
  }

  private async run(
    principal: Principal,
    operation: string,
    input: Keyed,
    effect: (tx: Transaction) => Promise<SupplyRequest>,
  ): Promise<SupplyRequest> {
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { requestId } = await this.commands.run(principal, command, async (tx) => ({
      requestId: (await effect(tx)).publicId,
    }));
    return this.requests.answer(principal, requestId);
  }

  private async find(tx: Transaction, publicId: string, move: RequestMove): Promise<SupplyRequest> {
    const seen = await this.requests.visible(tx, publicId);
    if (!seen) throw noSuchRequest();
    return this.revision.lock(tx, seen, move, actorsIn(tx.principal));
  }
}

function actorsIn(principal: Principal): RequestActor[] {
  return ([Role.AGENCY, Role.SUPERVISOR] as const).filter((role) => hasRole(principal, role));
}
