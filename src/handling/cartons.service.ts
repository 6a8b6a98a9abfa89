import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { PackingService } from '../units/packing.service.js';
import type { UnitRow } from '../units/units.service.js';
import { packCartonsInput, unpackCartonsInput } from './handling.input.js';
import { OwnPallets } from './own-pallets.service.js';

type Effect = (tx: Transaction, pallet: UnitRow, cartons: readonly UnitRow[]) => Promise<void>;

/** Cartons that are put into a pallet and taken out. Both verbs answer the pallet's internal id. */
@Injectable()
export class CartonsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly own: OwnPallets,
    private readonly packing: PackingService,
  ) {}

  /** @throws Refused NOT_FOUND, NESTING_CYCLE, IS_NESTED, NOT_AT_HUB, TEMPERATURES_DIFFER */
  pack(principal: Principal, sent: unknown): Promise<string> {
    const effect: Effect = (tx, pallet, cartons) => this.packing.pack(tx, pallet, cartons);
    return this.run(principal, 'packCartons', packCartonsInput, sent, effect);
  }

  /** @throws Refused NOT_FOUND, IS_NESTED, NOT_AT_HUB */
  unpack(principal: Principal, sent: unknown): Promise<string> {
    const effect: Effect = (tx, pallet, cartons) => this.packing.unpack(tx, pallet, cartons);
    return this.run(principal, 'unpackCartons', unpackCartonsInput, sent, effect);
  }

  private async run(
    principal: Principal,
    operation: string,
    schema: z.ZodType<z.output<typeof packCartonsInput>>,
    sent: unknown,
    effect: Effect,
  ): Promise<string> {
    const input = validated(schema, sent);
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { palletId } = await this.commands.run(principal, command, async (tx) => {
      const [pallet] = await this.own.find(tx, [input.palletId], () => 'palletId');
      const cartons = await this.own.find(tx, input.units, (place) => `units[${place}]`);
      if (!pallet) throw new Error(`Pallet ${input.palletId} is gone`);
      await effect(tx, pallet, cartons);
      return { palletId: pallet.id };
    });
    return palletId;
  }
}
