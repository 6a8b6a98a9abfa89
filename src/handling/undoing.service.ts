import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { CorrectionsService } from '../units/corrections.service.js';
import { undoLastActInput } from './handling.input.js';
import { OwnPallets } from './own-pallets.service.js';

/** Takes back what was last done to a pallet. */
@Injectable()
export class UndoingService {
  constructor(
    private readonly commands: CommandsService,
    private readonly own: OwnPallets,
    private readonly corrections: CorrectionsService,
  ) {}

  /** @returns the internal id of the pallet. @throws Refused NOT_FOUND, CANNOT_UNDO */
  async undo(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(undoLastActInput, sent);
    const command = { operation: 'undoLastAct', idempotencyKey: input.idempotencyKey, body: input };
    const { unitId } = await this.commands.run(principal, command, async (tx) => {
      const [unit] = await this.own.find(tx, [input.unitId], () => 'unitId');
      if (!unit) throw new Error(`Pallet ${input.unitId} is gone`);
      await this.corrections.undoLast(tx, unit, input.note);
      return { unitId: unit.id };
    });
    return unitId;
  }
}
