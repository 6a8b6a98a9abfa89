import { Injectable } from '@nestjs/common';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { HistoryService } from '../history/history.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitEvent } from '../units/unit.events.js';
import { QualityWatch } from './quality-watch.service.js';

export interface Recorded {
  /** Public id of the consignment, or the hub, that the stream belongs to. */
  readonly subject: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
}

/** What may change what a rule says of a pallet. Where it stands and which dispatch it is on does not. */
const TELLING: readonly number[] = [
  UnitEvent.UNIT_RECEIVED,
  UnitEvent.UNIT_CHECKED,
  UnitEvent.UNIT_COUNTED,
  UnitEvent.UNIT_IDENTIFIED,
  UnitEvent.UNIT_BUILT,
  UnitEvent.UNIT_PACKED,
  UnitEvent.UNIT_UNPACKED,
  UnitEvent.UNIT_RETURNED,
  UnitEvent.UNIT_CORRECTED,
];

/** Finds the pallets that something happened to, and looks at them. */
@Injectable()
export class RecordedUnits {
  constructor(
    private readonly history: HistoryService,
    private readonly consignments: ConsignmentsService,
    private readonly places: PlacesService,
    private readonly watch: QualityWatch,
  ) {}

  async look(tx: Transaction, { subject, firstSequence, lastSequence }: Recorded): Promise<void> {
    const streamId = await this.streamOf(tx, subject);
    const stretch = { first: firstSequence, last: lastSequence };
    const events = await this.history.bareEventsInStream(tx, streamId, stretch, TELLING);
    if (events.length > 0) await this.watch.look(tx, [...new Set(events.map(({ unitId }) => unitId))]);
  }

  private async streamOf(tx: Transaction, subject: string): Promise<string> {
    const [consignment] = await this.consignments.byPublicIds(tx, [subject]);
    if (consignment) return consignment.streamId;
    const hub = (await this.places.hubs(tx)).find(({ publicId }) => publicId === subject);
    if (!hub) throw new Error(`No consignment and no hub has the id ${subject}`);
    return hub.streamId;
  }
}
