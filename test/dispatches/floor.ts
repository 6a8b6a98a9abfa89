import type { CastName } from '../world/cast.js';
import { announcement, pallet } from '../world/goods.js';
import type { World } from '../world/world.js';

export const START = '2020-03-13T20:00:00.000Z';

/** What a test reads of a dispatch. */
export const DISPATCH = `... on Dispatch {
  id reference status attention overdue estimatedArrivalAt departedAt arrivedAt deliveredAt palletCount loadedCount
  agency { code } destination { code }
  legs { ordinal status transport { id number status } }
  units { nodes { id sscc status attention } }
  plan { sentence arrivesAt legs { number } rejections { number reason } rejected { reason count } }
  proofOfDelivery { receivedBy receivedAt recordedByHub lines { sentQuantity acceptedQuantity refusedQuantity missingQuantity reason } }
  events(first: 100) { nodes { code } }
}`;

const UNIT = '... on LogisticUnit { id sscc status onHold contents { id } }';
const CONSIGNMENT =
  '... on Consignment { id units(first: 100) { nodes { id sscc contents { id announcedQuantity } } } }';

export interface Pallet {
  readonly id: string;
  readonly sscc: string;
  /** Public ids of its content lines. */
  readonly contents: readonly string[];
}

export interface Truck {
  readonly id: string;
  readonly number: string;
}

let serial = 0;

/** What a destination says of the first content line of a pallet. */
export const answerOf = (
  { contents }: Pallet,
  acceptedQuantity: number,
  refusedQuantity = 0,
  reason: string | null = null,
) => ({
  contentLineId: contents[0],
  acceptedQuantity,
  refusedQuantity,
  reason,
});

/** The floor of the hub at Liège: what the stories of dispatches begin with. */
export class Floor {
  constructor(readonly world: World) {}

  /** Pallets that were announced, received and counted: AVAILABLE. */
  async stock(count: number, more: Record<string, unknown> = {}): Promise<Pallet[]> {
    const units = Array.from({ length: count }, () => pallet(more));
    const made = await this.world.act('donor', 'announceConsignment', announcement({ units }), CONSIGNMENT);
    const pallets: Pallet[] = [];
    for (const { sscc, contents } of made.units.nodes) {
      const counts = contents.map((line: { id: string; announcedQuantity: number }) => ({
        contentLineId: line.id,
        counted: line.announcedQuantity,
      }));
      const received = await this.world.act('operator', 'receivePallet', { sscc, counts }, UNIT);
      pallets.push({ id: received.id, sscc, contents: contents.map((line: { id: string }) => line.id) });
    }
    return pallets;
  }

  /** A truck from Liège. Times are hours after the start of the story; it closes an hour before it leaves. */
  async truck(
    destination: string,
    more: {
      leaves?: number;
      arrives?: number;
      pallets?: number;
      keeps?: string[];
      origin?: string;
      carrier?: string;
    } = {},
  ): Promise<Truck> {
    const {
      leaves = 10,
      arrives = 36,
      pallets = 33,
      keeps = ['AMB'],
      origin = 'LGG',
      carrier = 'TRUCKS',
    } = more;
    serial += 1;
    const number = `T${serial}`;
    const times = { cutOffAt: hour(leaves - 1), departsAt: hour(leaves), arrivesAt: hour(arrives) };
    const input = {
      direction: 'OUTBOUND',
      mode: 'ROAD',
      carrier,
      origin,
      destination,
      number,
      ...times,
      capacityPallets: pallets,
      capacityKilograms: 24_000,
      temperatureClasses: keeps,
    };
    const { id } = await this.world.act('operator', 'scheduleTransport', input, '... on Transport { id }');
    if (!id) throw new Error(`The truck to ${destination} is not on the timetable`);
    return { id, number };
  }

  draft(
    pallets: readonly Pallet[],
    destination: string,
    more: Record<string, unknown> = {},
    who: CastName = 'operator',
  ) {
    const units = pallets.map(({ id }) => id);
    return this.world.act(who, 'draftDispatch', { agency: 'CRI', destination, units, ...more }, DISPATCH);
  }

  /** @returns the dispatch after the worker has looked for a route. */
  async plan(dispatchId: string) {
    await this.world.act('operator', 'planDispatch', { dispatchId }, DISPATCH);
    await this.world.settle();
    return this.see(dispatchId);
  }

  /** A dispatch with its route. */
  async planned(count: number, destination: string, more: Record<string, unknown> = {}) {
    const pallets = await this.stock(count, more);
    const { id } = await this.draft(pallets, destination);
    return { pallets, ...(await this.plan(id)) };
  }

  load(
    dispatchId: string,
    { sscc }: { sscc: string },
    who: CastName = 'operator',
    more: Record<string, unknown> = {},
  ) {
    return this.world.act(who, 'loadPallet', { dispatchId, sscc, ...more }, DISPATCH);
  }

  unload(dispatchId: string, { sscc }: { sscc: string }) {
    return this.world.act('operator', 'unloadPallet', { dispatchId, sscc }, DISPATCH);
  }

  /** What the carrier reports, and what the worker makes of it. */
  async report(
    transportId: string,
    report: 'LEFT' | 'ARRIVED' | 'CANCELLED',
    at: number,
    more: Record<string, unknown> = {},
  ) {
    const input = { transportId, report, occurredAt: hour(at), ...more };
    const done = await this.world.act('carrier', 'reportTransport', input, '... on Transport { status }');
    await this.world.settle();
    return done;
  }

  confirm(dispatchId: string, more: Record<string, unknown>, who: CastName = 'agency') {
    return this.world.act(
      who,
      'confirmDelivery',
      { dispatchId, receivedBy: 'Sig.ra Rossi', ...more },
      DISPATCH,
    );
  }

  cancel(dispatchId: string, who: CastName = 'operator') {
    return this.world.act(who, 'cancelDispatch', { dispatchId, reason: 'Nobody needs it' }, DISPATCH);
  }

  async see(id: string, who: CastName = 'operator') {
    const { data, errors } = await this.world.ask(
      who,
      `query Q($id: ID!) { dispatch(id: $id) { ${DISPATCH} } }`,
      { id },
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.dispatch;
  }

  /** Status of a pallet, as the hub sees it. */
  async statusOf({ sscc }: { sscc: string }): Promise<string> {
    const { data } = await this.world.ask(
      'operator',
      'query Q($sscc: Sscc!) { unit(sscc: $sscc) { status } }',
      { sscc },
    );
    return data.unit.status;
  }

  async free(transportId: string): Promise<{ reservedPallets: number; reservedKilograms: number }> {
    const query =
      'query Q($id: ID!) { transport(id: $id) { capacity { reservedPallets reservedKilograms } } }';
    return (await this.world.ask('operator', query, { id: transportId })).data.transport.capacity;
  }

  /** Sets the clock to some hours after the start. */
  clock(hours: number): Promise<void> {
    return this.world.setClock(hour(hours));
  }
}

export function hour(hours: number): string {
  return new Date(Date.parse(START) + hours * 3_600_000).toISOString();
}

/** Codes of the events of a dispatch, in order. */
export function codes(dispatch: { events: { nodes: { code: string }[] } }): string[] {
  return dispatch.events.nodes.map(({ code }) => code);
}
