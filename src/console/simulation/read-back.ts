import type { Cast } from './cast.js';
import { inLanes } from './lanes.js';
import type { ConsignmentTruth, DeliveryTruth, Happened, Truth } from './truth.js';
import type { Json } from './wire.js';

/** Pallets asked for in one request: as many fields as the API takes at the top. */
const AT_ONCE = 20;
const LANES = 4;

const CONSIGNMENT =
  'query Consignment($id: ID!) { consignment(id: $id) { reference unitsAnnounced unitsReceived } }';
const DISPATCH = `query Delivered($id: ID!) { dispatch(id: $id) { status proofOfDelivery { receivedBy }
  units(first: 100) { nodes { sscc status } } } }`;
const PALLETS = `query Pallets(${each((n) => `$s${n}: Sscc!`)}) {
  ${each((n) => `p${n}: unit(sscc: $s${n}) { sscc status receivedAt events { code } }`)} }`;

/** What the hub shows in the end, held against everything that it has acknowledged. */
export class ReadBack {
  readonly differences: string[] = [];
  readonly counts = { receipts: 0, consignments: 0, deliveries: 0, events: 0, twice: 0 };

  constructor(
    private readonly cast: Cast,
    private readonly truth: Truth,
  ) {}

  async run(): Promise<void> {
    const { receivedPallets, consignments, deliveries } = this.truth;
    await inLanes(LANES, inPieces(receivedPallets), (ssccs) => this.pallets(ssccs));
    await inLanes(LANES, consignments, (one) => this.consignment(one));
    await inLanes(LANES, deliveries, (one) => this.delivery(one));
  }

  private async pallets(ssccs: readonly string[]): Promise<void> {
    const filled = Array.from({ length: AT_ONCE }, (_, n) => ssccs[n] ?? ssccs[0]);
    const shown = await this.cast.operator.ask(
      PALLETS,
      Object.fromEntries(filled.map((sscc, n) => [`s${n}`, sscc])),
    );
    for (const [n, sscc] of ssccs.entries()) this.pallet(sscc, shown[`p${n}`]);
  }

  /** Found by its number, seen at the hub, and with every acknowledged event exactly once. */
  private pallet(sscc: string, unit: Json): void {
    if (!unit?.receivedAt || unit.status === 'EXPECTED') {
      this.differs(
        `the receipt of pallet ${sscc} was acknowledged, and the hub shows ${unit ? unit.status : 'no such pallet'}`,
      );
      return;
    }
    this.counts.receipts += 1;
    const shown = countsOf(unit.events.map(({ code }: Json) => code));
    for (const [code, expected] of this.truth.historyOf(sscc)) this.event(sscc, code, expected, shown);
    for (const code of shown.keys()) {
      if (code !== 'UNIT_EXPECTED' && !this.truth.historyOf(sscc).has(code)) this.event(sscc, code, 0, shown);
    }
  }

  private event(sscc: string, code: string, expected: number, shown: Happened): void {
    const found = shown.get(code) ?? 0;
    this.counts.events += found;
    if (found > expected) this.counts.twice += found - expected;
    if (found !== expected)
      this.differs(`pallet ${sscc} has ${code} ${found} times, ${expected} were acknowledged`);
  }

  private async consignment({ id, donor, reference, ssccs }: ConsignmentTruth): Promise<void> {
    const { consignment } = await (this.cast.donors[donor] ?? this.cast.donors[0]).client.ask(CONSIGNMENT, {
      id,
    });
    const received = ssccs.filter((sscc) => this.truth.isReceived(sscc)).length;
    const expected = { reference, unitsAnnounced: ssccs.length, unitsReceived: received };
    this.counts.consignments += 1;
    if (JSON.stringify(consignment) !== JSON.stringify(expected)) {
      this.differs(
        `consignment ${reference}: ${JSON.stringify(expected)} was acknowledged, the hub shows ${JSON.stringify(consignment)}`,
      );
    }
  }

  private async delivery({ dispatchId, status, ssccs }: DeliveryTruth): Promise<void> {
    const { dispatch } = await this.cast.operator.ask(DISPATCH, { id: dispatchId });
    this.counts.deliveries += 1;
    const nodes: Json[] = dispatch?.units.nodes ?? [];
    const shown = nodes.map((unit) => `${unit.sscc} ${unit.status}`).sort();
    const expected = ssccs.map((sscc) => `${sscc} DELIVERED`).sort();
    if (dispatch?.status === status && dispatch.proofOfDelivery && String(shown) === String(expected)) return;
    this.differs(
      `delivery of dispatch ${dispatchId}: ${status} was acknowledged, the hub shows ${dispatch?.status}: ${shown.join(', ')}`,
    );
  }

  private differs(sentence: string): void {
    this.differences.push(sentence);
  }
}

function countsOf(codes: readonly string[]): Happened {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function inPieces(ssccs: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ssccs.length / AT_ONCE) }, (_, n) =>
    ssccs.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
}

function each(text: (n: number) => string): string {
  return Array.from({ length: AT_ONCE }, (_, n) => text(n)).join('\n  ');
}
