import { CatalogueService } from '../../src/catalogue/catalogue.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { NOT_FOUND } from '../../src/platform/refusals/platform.refusals.js';
import { RequestBalancesService } from '../../src/requests/request-balances.service.js';
import { RequestsService } from '../../src/requests/requests.service.js';
import type { World } from '../world/world.js';

export type PostingVerb = 'allocate' | 'release' | 'fulfil';

/**
 * What an upper feature does: one posting in a transaction of its own.
 * @param quantities by item code
 * @returns the status after it, or the code of the refusal
 */
export async function post(
  world: World,
  verb: PostingVerb,
  requestId: string,
  quantities: Record<string, number>,
): Promise<string> {
  const get = <T>(type: new (...args: never[]) => T): T => world.api.get(type, { strict: false });
  try {
    const after = await get(UnitOfWork).write(world.cast.operator.principal, async (tx) => {
      const request = await get(RequestsService).byPublicId(tx, requestId);
      if (!request) throw NOT_FOUND.because('There is no such request.');
      const items = await get(CatalogueService).itemsByCodes(tx, Object.keys(quantities));
      const postings = Object.entries(quantities).map(([code, quantity]) => ({
        itemId: items.get(code)?.id ?? 0,
        quantity,
      }));
      return get(RequestBalancesService)[verb](tx, request, postings);
    });
    return after.status;
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}
