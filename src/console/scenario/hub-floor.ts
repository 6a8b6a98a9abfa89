import type { HubClient } from '../simulation/hub-client.js';
import type { Json } from '../simulation/wire.js';
import type { Donation, Vehicle } from './scenario.js';
import { NotYet, Overtaken, type ScenarioStage } from './scenario-stage.js';

export interface SeenLine {
  readonly id: string;
  readonly announcedQuantity: number;
  readonly presentQuantity: number;
  readonly item: { readonly code: string };
}

export interface SeenPallet {
  readonly id: string;
  readonly sscc: string;
  readonly status: string;
  readonly onHold: boolean;
  readonly contents: readonly SeenLine[];
}

const PALLET = 'id sscc status onHold contents { id announcedQuantity presentQuantity item { code } }';
const PAGE = 50;

const PALLETS = `query Pallets($reference: String!, $donor: String, $after: String) {
  consignmentByReference(reference: $reference, donor: $donor) {
    units(first: ${PAGE}, after: $after) { nodes { ${PALLET} } pageInfo { endCursor hasNextPage } } } }`;
const VEHICLES = `query Vehicles($reference: String!, $donor: String) {
  consignmentByReference(reference: $reference, donor: $donor) { transports { id number status } } }`;
const UNIT = `query Unit($sscc: Sscc!) { unit(sscc: $sscc) { ${PALLET} } }`;
const DISPATCH = `query Sent($id: ID!) { dispatch(id: $id) { id status } }`;
const ON_IT = `query OnIt($id: ID!, $after: String) { dispatch(id: $id) {
  units(first: ${PAGE}, after: $after) { nodes { ${PALLET} } pageInfo { endCursor hasNextPage } } } }`;

/** What the people of a hub see, as the player needs it. */
export class HubFloor {
  constructor(private readonly stage: ScenarioStage) {}

  /** All pallets of a consignment, as they are now. @throws Overtaken where there is no such consignment */
  async palletsOf({ reference, donor }: Donation): Promise<SeenPallet[]> {
    return this.all(this.operator, PALLETS, { reference, donor }, (data) => {
      if (!data.consignmentByReference) throw new Overtaken(`There is no consignment ${reference}.`);
      return data.consignmentByReference.units;
    });
  }

  async pallet(sscc: string): Promise<SeenPallet | null> {
    return (await this.operator.ask(UNIT, { sscc })).unit;
  }

  /** The vehicle that brings a consignment. @throws Overtaken where it has none of this number */
  async vehicleOf(
    { reference, donor }: Donation,
    { number }: Vehicle,
  ): Promise<{ id: string; status: string }> {
    const { consignmentByReference } = await this.operator.ask(VEHICLES, { reference, donor });
    const found = consignmentByReference?.transports.find((one: Json) => one.number === number);
    if (!found) throw new Overtaken(`${reference} does not come by ${number}.`);
    return found;
  }

  async dispatchStatus(id: string): Promise<string> {
    return (await this.operator.ask(DISPATCH, { id })).dispatch.status;
  }

  /** What is on a dispatch, as its agency sees it. */
  palletsOn(client: HubClient, id: string): Promise<SeenPallet[]> {
    return this.all(client, ON_IT, { id }, ({ dispatch }) => dispatch.units);
  }

  private get operator(): HubClient {
    return this.stage.cast.operator;
  }

  private async all(
    client: HubClient,
    query: string,
    variables: Json,
    page: (data: Json) => Json,
  ): Promise<SeenPallet[]> {
    const found: SeenPallet[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo }: Json = page(await client.ask(query, { ...variables, after }));
      found.push(...nodes);
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
      if (!(await this.stage.rest(0))) throw new NotYet('The player is told to stop.');
    }
  }
}
