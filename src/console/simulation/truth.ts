import type { Ledger } from './ledger.js';
import type { Progress } from './progress.js';

/** What a pallet went through, as far as the hub has acknowledged it: event code to how often. */
export type Happened = ReadonlyMap<string, number>;

export interface ConsignmentTruth {
  readonly id: string;
  /** Place in the list of donors. */
  readonly donor: number;
  readonly reference: string;
  readonly ssccs: readonly string[];
}

export interface DeliveryTruth {
  readonly dispatchId: string;
  readonly status: string;
  readonly ssccs: readonly string[];
}

/**
 * Everything that the hub has acknowledged, kept here on its own, to be held against what the hub shows in the
 * end. Each acknowledged act of a pallet is to be there once, however often it was sent.
 */
export class Truth {
  readonly consignments: ConsignmentTruth[] = [];
  readonly deliveries: DeliveryTruth[] = [];
  private readonly pallets = new Map<string, Map<string, number>>();
  private readonly received = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly progress: Progress,
  ) {}

  announced(consignment: ConsignmentTruth): void {
    this.consignments.push(consignment);
    this.ledger.write({
      kind: 'announced',
      reference: consignment.reference,
      pallets: consignment.ssccs.length,
    });
  }

  /** Something happened to a pallet: the codes of its events. */
  happened(sscc: string, ...codes: readonly string[]): void {
    const known = this.pallets.get(sscc) ?? new Map<string, number>();
    for (const code of codes) known.set(code, (known.get(code) ?? 0) + 1);
    this.pallets.set(sscc, known);
  }

  /** The hub has acknowledged that these pallets are there; those that it has acknowledged before are passed over. */
  receipts(ssccs: readonly string[]): void {
    const fresh = [...new Set(ssccs)].filter((sscc) => !this.received.has(sscc));
    for (const sscc of fresh) this.received.add(sscc);
    this.progress.done(fresh.length);
    this.ledger.write(...fresh.map((sscc) => ({ kind: 'receipt', sscc, steps: this.progress.steps })));
  }

  /** What these pallets came for has come to its end. */
  settled(pallets: number): void {
    if (pallets === 0) return;
    this.progress.done(pallets);
    this.ledger.write({ kind: 'settled', pallets, steps: this.progress.steps });
  }

  delivered(delivery: DeliveryTruth): void {
    this.deliveries.push(delivery);
    const { dispatchId, status, ssccs } = delivery;
    for (const sscc of ssccs) this.happened(sscc, 'UNIT_DELIVERED');
    this.ledger.write({ kind: 'delivery', dispatchId, status, ssccs });
  }

  get receivedPallets(): readonly string[] {
    return [...this.received];
  }

  isReceived(sscc: string): boolean {
    return this.received.has(sscc);
  }

  historyOf(sscc: string): Happened {
    return this.pallets.get(sscc) ?? new Map();
  }
}
