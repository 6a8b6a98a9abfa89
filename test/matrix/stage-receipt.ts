import type { Stage } from './stage.js';

const DIFFERENCES = `query R($id: ID!) { consignmentReconciliation(id: $id) {
  differences { kind unitId contentLineId } } }`;

/** The hub explains what differs of the first donor's consignment, and signs for it: names that only it may see. */
export async function receiveFormally(stage: Stage): Promise<void> {
  const id = stage.thing('donor.consignment');
  const { consignmentReconciliation } = await stage.ask('hub', DIFFERENCES, { id });
  for (const difference of consignmentReconciliation.differences) {
    const note = stage.audience.canary(`why ${difference.kind} of ${difference.unitId}`, 'hub');
    const why = { consignmentId: id, reason: 'OTHER', note };
    await stage.act('hub', 'explainDifference', { ...difference, ...why });
  }
  const signedBy = stage.audience.canary('who signed a receipt', 'hub');
  await stage.act('hub', 'closeReceipt', { consignmentId: id, signedBy });
}
