import { Injectable } from '@nestjs/common';
import type { Principal } from '../platform/principal/principal.js';

/** A pallet that was scanned onto a vehicle. */
export interface LoadScan {
  readonly idempotencyKey: string;
  /** Reference of the dispatch. */
  readonly dispatch: string;
  readonly sscc: string;
  readonly occurredAt: string;
}

type Load = (principal: Principal, scan: LoadScan) => Promise<void>;

/** Dispatches stand above: they say here, at the start, how a pallet is loaded. */
@Injectable()
export class ScanLoader {
  private verb: Load | null = null;

  /** @throws Error when it was said before */
  is(verb: Load): void {
    if (this.verb) throw new Error('Scans of pallets onto vehicles have two owners');
    this.verb = verb;
  }

  /** @throws Refused what the loading refuses */
  load(principal: Principal, scan: LoadScan): Promise<void> {
    if (!this.verb) throw new Error('Nobody loads pallets');
    return this.verb(principal, scan);
  }
}
