import { Injectable } from '@nestjs/common';
import { SharesService } from '../accounts/shares.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { TimetableEntryService } from './timetable-entry.service.js';
import { scheduleTransportInput } from './transport.input.js';
import { TransportJournal } from './transport-journal.service.js';
import { type TransportRow, TransportsService } from './transports.service.js';

@Injectable()
export class TransportSchedulingService {
  constructor(
    private readonly commands: CommandsService,
    private readonly entries: TimetableEntryService,
    private readonly journal: TransportJournal,
    private readonly shares: SharesService,
    private readonly transports: TransportsService,
  ) {}

  /**
   * Puts a vehicle's journey on the timetable of the principal's hub.
   * @throws Refused INVALID_INPUT, NOT_FOUND, ALREADY_SCHEDULED
   */
  async schedule(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(scheduleTransportInput, sent);
    const command = { operation: 'scheduleTransport', idempotencyKey: input.idempotencyKey, body: input };
    const { transportId } = await this.commands.run(principal, command, async (tx) => {
      const entry = await this.entries.read(tx, input);
      const { id, publicId } = await this.journal.open(tx, entry);
      await this.shares.share(tx, 'transport', id, principal.organisationId, 'HUB');
      await this.shares.share(tx, 'transport', id, entry.carrierId, 'CARRIER');
      return { transportId: publicId };
    });
    return this.transports.answer(principal, transportId);
  }
}
