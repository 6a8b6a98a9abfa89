import type { Load } from './load.js';
import type { Seeded } from './seeded.js';
import type { Stage } from './stage.js';
import type { Json } from './wire.js';

const DISPATCH = '... on Dispatch { id status }';
const LINES = `query Sent($id: ID!) { dispatch(id: $id) {
  units(first: 100) { nodes { contents { id announcedQuantity countedQuantity } } } } }`;

/** What the destination says it took in: all of it, or not quite. */
export class DeliveryStory {
  constructor(private readonly stage: Stage) {}

  async run(dispatchId: string, { name, agency, pallets }: Load, random: Seeded): Promise<void> {
    const partial = random.chance(0.15);
    const byHub = random.chance(0.1);
    const client = byHub ? this.stage.cast.supervisor : agency.client;
    const taken = partial
      ? { lines: await this.shortLines(agency, dispatchId) }
      : { everythingAccepted: true };
    const input = {
      idempotencyKey: `${name} confirm`,
      dispatchId,
      receivedBy: 'Simulated warehouse',
      ...taken,
    };
    const { status } = await client.act('confirmDelivery', input, DISPATCH);
    this.stage.truth.delivered({ dispatchId, status, ssccs: pallets.map(({ plan }) => plan.sscc) });
  }

  /** One line of the first pallet is damaged in part, one of the last not all there. */
  private async shortLines({ client }: Load['agency'], dispatchId: string): Promise<Json[]> {
    const { dispatch } = await client.ask(LINES, { id: dispatchId });
    const lines: Json[] = dispatch.units.nodes.flatMap(({ contents }: Json) => contents);
    return lines.map(({ id, announcedQuantity, countedQuantity }, place) => {
      const sent = countedQuantity ?? announcedQuantity;
      const refusedQuantity = place === 0 ? 1 : 0;
      const missing = place === lines.length - 1 && place > 0 ? 1 : 0;
      const reason = refusedQuantity ? 'DAMAGED' : missing ? 'MISSING' : null;
      return {
        contentLineId: id,
        acceptedQuantity: sent - refusedQuantity - missing,
        refusedQuantity,
        reason,
      };
    });
  }
}
