import { Injectable } from '@nestjs/common';
import { ConsignmentCreationService } from '../consignments/consignment-creation.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { AnnouncedUnitsService } from './announced-units.service.js';
import { announceConsignmentInput } from './announcement.input.js';
import { AnnouncementReader } from './announcement-reader.service.js';

/** Consignments that donors announce, with their units and what is in them. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly creation: ConsignmentCreationService,
    private readonly announced: AnnouncedUnitsService,
    private readonly reader: AnnouncementReader,
  ) {}

  /**
   * @returns the public id of the consignment
   * @throws Refused INVALID_INPUT, UNKNOWN_HUB, UNKNOWN_ITEM, SSCC_ANNOUNCED_TWICE, CONSIGNMENT_EXISTS, NOT_FOUND,
   *   each with the field, such as `units[3].contents[0].expiry`
   */
  async announce(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(announceConsignmentInput, sent);
    const command = { operation: 'announceConsignment', idempotencyKey: input.idempotencyKey, body: input };
    const { consignmentId } = await this.commands.run(principal, command, async (tx) => {
      const hubId = await this.reader.hubId(tx, input.hub);
      const units = await this.reader.unitsOf(tx, input.units);
      const donorId = principal.organisationId;
      const consignment = await this.creation.create(tx, { ...input, hubId, donorId });
      await this.announced.add(tx, hubId, consignment, units, input.portions);
      return { consignmentId: consignment.publicId };
    });
    return consignmentId;
  }
}
