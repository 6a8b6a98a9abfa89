import { Injectable } from '@nestjs/common';
import type { CreatedConsignment } from '../consignments/consignment-creation.service.js';
import { ConsignmentGoodsService, type Portion } from '../consignments/consignment-goods.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type ExpectedUnit, UnitsService } from '../units/units.service.js';

/** The second half of an announcement: the units, counted into their consignment. */
@Injectable()
export class AnnouncedUnitsService {
  constructor(
    private readonly goods: ConsignmentGoodsService,
    private readonly units: UnitsService,
  ) {}

  /** @throws Refused SSCC_ANNOUNCED_TWICE, NOT_FOUND, PORTIONS_EXCEED with the field `units[n].sscc` or `portions[n]` */
  async add(
    tx: Transaction,
    hubId: number,
    { id, streamId }: CreatedConsignment,
    units: readonly ExpectedUnit[],
    portions: readonly Portion[],
  ): Promise<void> {
    await this.units.expect(tx, hubId, streamId, id, units);
    await this.goods.postAnnounced(
      tx,
      id,
      units.length,
      units.flatMap(({ contents }) => contents),
    );
    await this.goods.apportion(tx, id, portions);
  }
}
