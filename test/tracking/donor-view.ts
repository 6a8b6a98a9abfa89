import type { CastName } from '../world/cast.js';
import { announcement } from '../world/goods.js';
import type { World } from '../world/world.js';

const MADE =
  '... on Consignment { id reference units(first: 100) { nodes { id sscc contents { id announcedQuantity } } } }';
const QUANTITIES =
  'item { code } announced difference notReceived atHub onTheWay accepted refused missing returned lost';

/** All that a path shows. */
export const PATH = `
  totals { ${QUANTITIES} }
  destinations { recipient { institution country } pallets palletsDeparted palletsDelivered quantities { ${QUANTITIES} } }
  pallets(first: 100) { nodes {
    sscc status onHold happened { step at } expected { step estimatedAt } destination { institution country }
    lines { item { code } lot announced counted damaged accepted refused }
  } }`;

export const BY_REFERENCE = `query Q($reference: String!, $donor: String) {
  consignmentPath(reference: $reference, donor: $donor) { ${PATH} }
}`;

export interface Announced {
  readonly id: string;
  readonly sscc: string;
  readonly contents: readonly { readonly id: string; readonly announcedQuantity: number }[];
}

/** The donor's side of a story: what it announces and what it sees. */
export class DonorView {
  constructor(readonly world: World) {}

  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  announce(more: Record<string, unknown>, who: CastName = 'donor'): Promise<any> {
    return this.world.act(who, 'announceConsignment', announcement(more), MADE);
  }

  async pathOf(reference: string, who: CastName = 'donor', donor?: string) {
    const { data, errors } = await this.world.ask(who, BY_REFERENCE, { reference, donor });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.consignmentPath;
  }

  /** Received and counted at the hub: as announced, or so much short. */
  receive({ sscc, contents }: Announced, short = 0) {
    const counts = contents.map(({ id, announcedQuantity }) => ({
      contentLineId: id,
      counted: announcedQuantity - short,
    }));
    return this.world.act('operator', 'receivePallet', { sscc, counts }, '... on LogisticUnit { status }');
  }
}
