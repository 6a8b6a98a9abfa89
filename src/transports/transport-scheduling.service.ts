import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { TimetableEntryService } from './timetable-entry.service.js';
import { scheduleTransportInput } from './transport.input.js';
import { TransportOpening } from './transport-opening.service.js';
import { type TransportRow, TransportsService } from './transports.service.js';

@Injectable()
export class TransportSchedulingService {
  constructor(
    private readonly commands: CommandsService,
    private readonly entries: TimetableEntryService,
    private readonly opening: TransportOpening,
    private readonly transports: TransportsService,
  ) {}

  /**
   * Puts a vehicle's journey on the timetable of the principal's hub.
   * @throws Refused INVALID_INPUT, NOT_FOUND, ALREADY_SCHEDULED, WRONG_IDENTIFIER, AWB_USED_BEFORE, NOT_A_DEMO
   */
  async schedule(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(scheduleTransportInput, sent);
    const command = { operation: 'scheduleTransport', idempotencyKey: input.idempotencyKey, body: input };
    const { transportId } = await this.commands.run(principal, command, async (tx) => ({
      transportId: await this.opening.open(tx, await this.entries.read(tx, input)),
    }));
    return this.transports.answer(principal, transportId);
  }
}
