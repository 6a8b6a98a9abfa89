import type { Json } from '../simulation/wire.js';
import type { Paper, Vehicle } from './scenario.js';
import type { ScenarioStage } from './scenario-stage.js';

const TRANSPORT = '... on Transport { id status identifiers { id kind number } }';

/** Enters vehicles, and the papers that travel with them. */
export class TimetableClerk {
  constructor(private readonly stage: ScenarioStage) {}

  /** @returns the id of the transport */
  async schedule(vehicle: Vehicle, direction: 'INBOUND' | 'OUTBOUND', reference: string): Promise<string> {
    const { place, departsAt, papers, ...facts } = vehicle;
    const [origin, destination] = direction === 'INBOUND' ? [place, this.stage.hub] : [this.stage.hub, place];
    const input = {
      ...facts,
      idempotencyKey: `${reference} ${vehicle.number}`,
      carrier: 'DEMO-CARRIER',
      simulated: true,
      direction,
      origin,
      destination,
      departsAt,
      cutOffAt: departsAt,
    };
    const { id } = await this.stage.cast.operator.act('scheduleTransport', input, TRANSPORT);
    await this.enterPapers(id, papers, reference);
    return id;
  }

  private async enterPapers(transportId: string, papers: readonly Paper[], reference: string): Promise<void> {
    const entered = new Map<string, string>();
    for (const { seals, ...paper } of papers) {
      const input = {
        ...paper,
        idempotencyKey: `${reference} ${paper.kind} ${paper.number}`,
        transportId,
        seals: seals ? entered.get(seals) : null,
      };
      const { identifiers } = await this.stage.cast.operator.act('addTransportIdentifier', input, TRANSPORT);
      for (const { id, number } of identifiers as Json[]) entered.set(number, id);
    }
  }
}
