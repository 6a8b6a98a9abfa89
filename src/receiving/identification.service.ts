import { Injectable } from '@nestjs/common';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { FoundGoodsService } from '../units/found-goods.service.js';
import { UnitsService } from '../units/units.service.js';
import { type IdentifiedContents, identifyContentsInput } from './announcement.input.js';
import { AnnouncementReader } from './announcement-reader.service.js';

/** Whose goods are on a pallet that nobody announced, or that was built from several: said by the hub, later. */
@Injectable()
export class IdentificationService {
  constructor(
    private readonly commands: CommandsService,
    private readonly units: UnitsService,
    private readonly consignments: ConsignmentsService,
    private readonly reader: AnnouncementReader,
    private readonly found: FoundGoodsService,
  ) {}

  /**
   * Adds content lines to a pallet, each with the consignment that it belongs to. From then on each of those
   * donors sees the pallet, and on it nothing but its own goods.
   * @returns the internal id of the unit
   * @throws Refused NOT_FOUND for a pallet or consignment of another hub, UNKNOWN_ITEM
   */
  async identify(principal: Principal, sent: unknown): Promise<string> {
    const input = validated(identifyContentsInput, sent);
    const command = { operation: 'identifyContents', idempotencyKey: input.idempotencyKey, body: input };
    const { unitId } = await this.commands.run(principal, command, (tx) => this.add(tx, input));
    return unitId;
  }

  private async add(tx: Transaction, { unitId, contents }: IdentifiedContents): Promise<{ unitId: string }> {
    const unit = await this.unitOf(tx, unitId);
    const owners = contents.map(({ consignmentId }) => consignmentId);
    const consignments = await this.consignmentsOf(tx, owners);
    const lines = await this.reader.linesOf(tx, contents);
    const streams = consignments.map(({ streamId }) => streamId);
    await this.units.lock(tx, [unit.id], streams);
    const internal = new Map(consignments.map((row) => [row.publicId, row.id]));
    const owned = (id: string) => ({ unitId: unit.id, consignmentId: internal.get(id) ?? null });
    const found = lines.map((line) => ({ ...line, ...owned(line.consignmentId) }));
    await this.found.add(tx, unit.id, found);
    return { unitId: unit.id };
  }

  private async unitOf(tx: Transaction, publicId: string) {
    const [unit] = await this.units.byPublicIds(tx, [publicId]);
    if (!unit || !firstWall.admits(unit.hubId === tx.principal.hubId))
      throw NOT_FOUND.because('There is no such pallet at your hub.', 'unitId');
    return unit;
  }

  private async consignmentsOf(tx: Transaction, publicIds: readonly string[]): Promise<ConsignmentRow[]> {
    const rows = await this.consignments.byPublicIds(tx, [...new Set(publicIds)]);
    const visible = new Set(
      rows
        .filter(({ hubId }) => firstWall.admits(hubId === tx.principal.hubId))
        .map(({ publicId }) => publicId),
    );
    const foreign = publicIds.findIndex((id) => !visible.has(id));
    if (foreign >= 0)
      throw NOT_FOUND.because(
        'There is no such consignment at your hub.',
        `contents[${foreign}].consignmentId`,
      );
    return rows;
  }
}
