import type { CastName } from '../world/cast.js';
import type { World } from '../world/world.js';

export const RECONCILIATION = `unitsExpected unitsReceived unitsUnexpected unexplained
  pallets { unitId sscc within expected rebuilt receivedAt lines { contentLineId lot expected received damaged counted item { code } } photos { id } }
  totals { lot expected received damaged item { code } }
  differences { kind unitId sscc contentLineId quantity explanation { reason note } }
  closing { signedBy signatureId lateUnits attention } attachments { id purpose }`;
const ANSWER = `... on ConsignmentReconciliation { ${RECONCILIATION} }`;

/** What the hub does with a receipt, over its API. */
export class ReceivingDesk {
  constructor(readonly world: World) {}

  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  async see(id: string, who: CastName = 'operator'): Promise<any> {
    const { data, errors } = await this.world.ask(
      who,
      `query R($id: ID!) { consignmentReconciliation(id: $id) { ${RECONCILIATION} } }`,
      { id },
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.consignmentReconciliation;
  }

  explain(
    consignmentId: string,
    { kind, unitId, contentLineId }: { kind: string; unitId: string; contentLineId: string | null },
    more: Record<string, unknown> = {},
  ) {
    const what = { consignmentId, kind, unitId, contentLineId };
    const why = { reason: 'NOT_LOADED', note: 'The driver says so' };
    return this.world.act('operator', 'explainDifference', { ...what, ...why, ...more }, ANSWER);
  }

  close(consignmentId: string, more: Record<string, unknown> = {}, who: CastName = 'operator') {
    return this.world.act(who, 'closeReceipt', { consignmentId, ...more }, ANSWER);
  }

  reopen(consignmentId: string, who: CastName = 'supervisor') {
    return this.world.act(who, 'reopenReceipt', { consignmentId, reason: 'One more pallet came' }, ANSWER);
  }
}
