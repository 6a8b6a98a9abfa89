import { Injectable, Logger } from '@nestjs/common';
import { SimulatedDevicesService } from '../../accounts/simulated-devices.service.js';
import { PlacesService } from '../../places/places.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Principal, systemPrincipal } from '../../platform/principal/principal.js';
import { Refused } from '../../platform/refusals/refusal.js';
import { TransportReportsService } from '../../transports/transport-reports.service.js';
import { type TransportRow, TransportsService } from '../../transports/transports.service.js';
import { type Step, stepsUntil } from './simulated-journey.js';

/** A report that is due, and of which vehicle. */
interface DueStep {
  readonly transport: TransportRow;
  readonly step: Step;
  /** Code of the place, for a stop. */
  readonly place: string | null;
}

const WATCHER = systemPrincipal('worker', 'simulated-carrier');

/**
 * Reports the simulated vehicles of a demo as their carriers would: it looks at the hub's clock, and says through
 * the service that people use, as a device of the carrier, what the timetable tells of the time until now. It is
 * somebody who reports, not a timer that advances: a hub without it shows the same vehicles as overdue. A clock that
 * jumps is told of in the order in which things happened, at the times at which they did.
 */
@Injectable()
export class SimulatedCarrier {
  private readonly logger = new Logger('Demo');

  constructor(
    private readonly work: UnitOfWork,
    private readonly transports: TransportsService,
    private readonly reports: TransportReportsService,
    private readonly places: PlacesService,
    private readonly devices: SimulatedDevicesService,
  ) {}

  /** @returns how many reports were due. Done twice, or by two at once, it says everything once. */
  async step(): Promise<number> {
    const due = await this.work.read(WATCHER, (tx) => this.due(tx));
    for (const one of due) await this.say(one);
    return due.length;
  }

  private async due(tx: Transaction): Promise<DueStep[]> {
    const { now, rows } = await this.transports.simulatedUnderWay(tx);
    if (rows.length === 0) return [];
    const stops = await this.transports.stopsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const places = await this.places.placesByIds(
      tx,
      stops.map(({ placeId }) => placeId),
    );
    return rows
      .flatMap((transport) =>
        stepsUntil(
          now,
          transport,
          stops.filter(({ transportId }) => transportId === transport.id),
        ).map((step) => ({ transport, step, place: places.get(step.placeId ?? 0)?.code ?? null })),
      )
      .sort((a, b) => a.step.at.getTime() - b.step.at.getTime());
  }

  private async say({ transport, step, place }: DueStep): Promise<void> {
    const occurredAt = step.at.toISOString();
    const { publicId: transportId, carrierId } = transport;
    const { report } = step;
    const idempotencyKey = `simulated:${transportId}:${place ?? ''}:${report}:${occurredAt}`;
    const said = { idempotencyKey, transportId, report, occurredAt };
    try {
      const carrier = await this.carrier(carrierId);
      await (place ? this.reports.call(carrier, { ...said, place }) : this.reports.report(carrier, said));
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.logger.warn(`The report ${report} of ${transport.number} was refused: ${problem.message}`);
    }
  }

  private carrier(organisationId: number): Promise<Principal> {
    return this.work.write(WATCHER, (tx) => this.devices.ofCarrier(tx, organisationId));
  }
}
