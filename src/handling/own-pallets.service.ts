import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';

interface OfPallet {
  readonly idempotencyKey: string;
  readonly unitId: string;
}

/** Pallets of the principal's own hub. Those of another one are answered like those that nobody has. */
@Injectable()
export class OwnPallets {
  constructor(
    private readonly commands: CommandsService,
    private readonly units: UnitsService,
  ) {}

  /** In the order given. @throws Refused NOT_FOUND with the field of the first that this hub does not have */
  async find(
    tx: Transaction,
    publicIds: readonly string[],
    field: (place: number) => string,
  ): Promise<UnitRow[]> {
    const rows = await this.units.byPublicIds(tx, publicIds);
    const own = new Map(rows.filter((row) => isOwn(tx.principal, row)).map((row) => [row.publicId, row]));
    return publicIds.map((publicId, place) => {
      const row = own.get(publicId);
      if (!row) throw NOT_FOUND.because('There is no such pallet at your hub.', field(place));
      return row;
    });
  }

  /**
   * Runs a verb on one pallet whose head is locked and which was read under it.
   * @returns the pallet's internal id
   */
  async act<Input extends OfPallet>(
    principal: Principal,
    operation: string,
    schema: z.ZodType<Input>,
    sent: unknown,
    effect: (tx: Transaction, unit: UnitRow, input: Input) => Promise<void>,
  ): Promise<string> {
    const input = validated(schema, sent);
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { unitId } = await this.commands.run(principal, command, async (tx) => {
      const [seen] = await this.find(tx, [input.unitId], () => 'unitId');
      await this.units.lock(tx, seen ? [seen.id] : []);
      const [unit] = await this.find(tx, [input.unitId], () => 'unitId');
      if (!unit) throw new Error(`Pallet ${input.unitId} is gone`);
      await effect(tx, unit, input);
      return { unitId: unit.id };
    });
    return unitId;
  }
}

function isOwn({ hubId }: Principal, row: UnitRow): boolean {
  return firstWall.admits(hubId > 0 && row.hubId === hubId);
}
