import { Injectable } from '@nestjs/common';
import type { CreatedConsignment } from '../consignments/consignment-creation.service.js';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type ExpectedUnit, UnitsService } from '../units/units.service.js';

/** The second half of an announcement: the units, counted into their consignment. */
@Injectable()
export class AnnouncedUnitsService {
  constructor(
    private readonly consignments: ConsignmentsService,
    private readonly units: UnitsService,
  ) {}

  /** @throws Refused SSCC_ANNOUNCED_TWICE with the field `units[n].sscc` */
  async add(
    tx: Transaction,
    hubId: number,
    { id, streamId }: CreatedConsignment,
    units: readonly ExpectedUnit[],
  ): Promise<void> {
    await this.units.expect(tx, hubId, streamId, id, units);
    await this.consignments.postAnnounced(tx, id, units.length);
  }
}
