import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';

interface Keyed {
  readonly idempotencyKey: string;
}

/** How every verb runs: its input is checked, and it is done once. */
@Injectable()
export class DispatchCommands {
  constructor(private readonly commands: CommandsService) {}

  /**
   * @param operation the mutation's name
   * @returns the public id of the dispatch that the effect answers
   * @throws Refused what the effect refuses, INVALID_INPUT, KEY_REUSED, BUSY
   */
  async run<Input extends Keyed>(
    principal: Principal,
    operation: string,
    schema: z.ZodType<Input>,
    sent: unknown,
    effect: (tx: Transaction, input: Input) => Promise<{ publicId: string }>,
  ): Promise<string> {
    const input = validated(schema, sent);
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { dispatchId } = await this.commands.run(principal, command, async (tx) => {
      const { publicId } = await effect(tx, input);
      return { dispatchId: publicId };
    });
    return dispatchId;
  }
}
