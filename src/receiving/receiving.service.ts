import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Command } from '../platform/commands/command.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { UnitEvent } from '../units/unit.events.js';
import { statusOf } from '../units/unit.lifecycle.js';
import { UnitsService } from '../units/units.service.js';
import { type Arrival, ArrivalsService } from './arrivals.service.js';
import { CountsService } from './counts.service.js';
import { ReceiptsService, type Received, refusalOfSecond } from './receipts.service.js';
import { checkPalletInput, receivePalletInput } from './receiving.input.js';

/** Pallets counted in, one at a time. */
@Injectable()
export class ReceivingService {
  constructor(
    private readonly commands: CommandsService,
    private readonly arrivals: ArrivalsService,
    private readonly units: UnitsService,
    private readonly counts: CountsService,
    private readonly receipts: ReceiptsService,
  ) {}

  /**
   * Receives a pallet, announced or not. With counts it is checked as well: as announced it becomes
   * AVAILABLE, and a difference opens a hold.
   * @throws Refused ALREADY_RECEIVED (the repeated sighting is kept), BAD_SCAN, UNKNOWN_LOCATION, NOT_COUNTABLE
   */
  async receive(principal: Principal, sent: unknown): Promise<Received> {
    const input = validated(receivePalletInput, sent);
    const command = { operation: 'receivePallet', idempotencyKey: input.idempotencyKey, body: input };
    const { counts } = input;
    if (counts) return { unitId: await this.receiveCounted(principal, command, { ...input, counts }) };
    return this.receipts.receive(principal, command, await this.arrivals.readUndated(principal, input));
  }

  private async receiveCounted(
    principal: Principal,
    command: Command,
    input: z.output<typeof checkPalletInput>,
  ): Promise<string> {
    const arrival = await this.arrivals.read(principal, input);
    const outcome = await this.commands.run(
      principal,
      command,
      async (tx) => {
        const [unitId] = (await this.arrivals.find(tx, [arrival])) as [string];
        await this.units.lock(tx, [unitId]);
        await this.refuseSecondArrival(tx, unitId);
        await this.see(tx, unitId, UnitEvent.UNIT_RECEIVED, arrival);
        await this.counts.check(tx, unitId, input, arrival.occurredAt);
        return { unitId };
      },
      // A second sighting is a fact as well: it stays, though nothing else of the request does.
      async (tx) => this.keepSighting(tx, arrival),
    );
    return outcome.unitId;
  }

  /** Counts a pallet that is here. As announced it becomes AVAILABLE; a difference opens a hold. */
  async check(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(checkPalletInput, sent);
    const arrival = await this.arrivals.read(principal, input);
    const command = { operation: 'checkPallet', idempotencyKey: input.idempotencyKey, body: input };
    const outcome = await this.commands.run(principal, command, async (tx) => {
      const unitId = await this.arrivals.known(tx, arrival);
      await this.units.lock(tx, [unitId]);
      // What is counted is here, whether or not somebody said so before.
      if (await this.isExpected(tx, unitId)) await this.see(tx, unitId, UnitEvent.UNIT_RECEIVED, arrival);
      await this.counts.check(tx, unitId, input, arrival.occurredAt);
      return { unitId };
    });
    return outcome.unitId;
  }

  private async isExpected(tx: Transaction, unitId: string): Promise<boolean> {
    const [row] = await this.units.byIds(tx, [unitId]);
    return row !== undefined && statusOf(row.status) === 'EXPECTED';
  }

  private async refuseSecondArrival(tx: Transaction, unitId: string): Promise<void> {
    const [row] = await this.units.byIds(tx, [unitId]);
    const refusal = refusalOfSecond(row);
    if (refusal) throw refusal;
  }

  private async keepSighting(tx: Transaction, arrival: Arrival): Promise<void> {
    // Not find(): a pallet that only this refused request had brought in must not appear after all.
    const row = await this.units.bySscc(tx, tx.principal.hubId, arrival.sscc);
    if (!row || statusOf(row.status) === 'EXPECTED') return;
    await this.units.lock(tx, [row.id]);
    await this.see(tx, row.id, UnitEvent.UNIT_RECEIVED, arrival);
  }

  private async see(
    tx: Transaction,
    unitId: string,
    code: number,
    { occurredAt, capture, locationId, detail }: Arrival,
  ): Promise<void> {
    await this.units.observe(tx, [
      { unitId, code, occurredAt, capture, locationId, ...(detail ? { detail } : {}) },
    ]);
  }
}
