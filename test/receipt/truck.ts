import { newId } from '../../src/platform/ids/ids.js';
import type { Stand } from '../handling/yard.js';
import type { CastName } from '../world/cast.js';
import { nextSscc, pallet } from '../world/goods.js';
import type { World } from '../world/world.js';

/** Pieces of a carton, and cartons of a pallet. */
export const CARTON = 50;
export const PALLET = 40 * CARTON;

const AT_DOOR = Date.parse('2020-03-13T20:00:00Z');
const RECORDED = '... on RecordedScans { results { status code message } }';

/** A truck with 48 pallets: 47 of the 48 that are announced, and a stranger. One is announced and on no truck. */
export function loadOf(): Record<string, unknown>[] {
  const masks = Array.from({ length: 47 }, (_, n) =>
    pallet({ contents: [{ item: 'MASK_FFP2', lot: `T-${n % 4}`, expiry: '2023-06-30', quantity: PALLET }] }),
  );
  const vaccine = pallet({
    temperatureClass: 'COL',
    contents: [{ item: 'VACCINE_CHADOX1_S', lot: 'T-V', expiry: '2022-01-31', quantity: PALLET }],
  });
  return [...masks, vaccine];
}

export interface ScanInput {
  readonly kind: string;
  readonly data: string;
  readonly [more: string]: unknown;
}

/** Two operators at one door, on a line that loses every third answer: what is not answered is sent again. */
export class Door {
  sent = 0;
  lost = 0;

  constructor(readonly world: World) {}

  /** Scan by scan: each is a request of its own. */
  async scan(who: CastName, scans: readonly ScanInput[]): Promise<string[]> {
    const found: string[] = [];
    for (const [place, one] of scans.entries()) {
      const occurredAt = new Date(AT_DOOR + place * 20_000).toISOString();
      const input = { idempotencyKey: newId(), scans: [{ clientKey: newId(), occurredAt, ...one }] };
      found.push(await this.answered(who, input));
    }
    return found;
  }

  private async answered(who: CastName, input: Record<string, unknown>): Promise<string> {
    this.sent += 1;
    const isLost = this.sent % 3 === 0;
    const first = await this.world.act(who, 'recordScans', input, RECORDED);
    if (!isLost) return statusOf(first);
    this.lost += 1;
    const again = await this.world.act(who, 'recordScans', input, RECORDED);
    expect(again).toEqual(first);
    return statusOf(again);
  }
}

function statusOf({ results }: { results: { status: string; code: string | null }[] }): string {
  return results[0]?.code ?? results[0]?.status ?? 'nothing';
}

/** Card of the dock, then for each pallet: here, and so much on it. */
export function scansOf(pallets: readonly Stand[], counts: ReadonlyMap<string, number>): ScanInput[] {
  return pallets.flatMap(({ sscc }) => [
    { kind: 'RECEIVE', data: `(00)${sscc}`, location: 'DOCK-1' },
    { kind: 'COUNT', data: `(00)${sscc}`, quantity: counts.get(sscc) ?? PALLET },
  ]);
}

export const stranger = () => nextSscc();
