import type { CastName } from '../world/cast.js';
import type { World } from '../world/world.js';

export const REQUEST = `... on SupplyRequest {
  id reference status urgency neededBy purpose createdAt openedAt endedAt
  hub { code } agency { code } destination { code }
  lines { item { code } quantity allocated fulfilled coming open }
  events(first: 100) { nodes { code } }
}`;

// biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
type Answered = any;

/** What an agency needs. Say only what matters. */
export function need(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    hub: 'LGG',
    destination: 'ROME',
    neededBy: '2020-03-20',
    urgency: 'URGENT',
    purpose: 'Intensive care in Lombardy',
    lines: [{ item: 'MASK_FFP2', quantity: 10_000 }],
    ...more,
  };
}

/** What agencies do with requests, and what others see of them. */
export class Asking {
  constructor(readonly world: World) {}

  draft(more: Record<string, unknown> = {}, who: CastName = 'agency'): Promise<Answered> {
    return this.world.act(who, 'draftRequest', need(more), REQUEST);
  }

  open(requestId: string, who: CastName = 'agency', more: Record<string, unknown> = {}): Promise<Answered> {
    return this.world.act(who, 'openRequest', { requestId, ...more }, REQUEST);
  }

  async opened(more: Record<string, unknown> = {}, who: CastName = 'agency'): Promise<Answered> {
    return this.open((await this.draft(more, who)).id, who);
  }

  change(requestId: string, more: Record<string, unknown>, who: CastName = 'agency'): Promise<Answered> {
    return this.world.act(who, 'changeRequest', { requestId, ...more }, REQUEST);
  }

  close(requestId: string, who: CastName = 'agency'): Promise<Answered> {
    return this.world.act(who, 'closeRequest', { requestId, reason: 'It came from elsewhere.' }, REQUEST);
  }

  cancel(requestId: string, who: CastName = 'agency'): Promise<Answered> {
    return this.world.act(who, 'cancelRequest', { requestId, reason: 'Not needed any more.' }, REQUEST);
  }

  async see(id: string, who: CastName = 'agency'): Promise<Answered> {
    const query = `query Q($id: ID!) { request(id: $id) { __typename ${REQUEST} } }`;
    return (await this.world.ask(who, query, { id })).data?.request;
  }

  /** References on a list, page by page. */
  async list(who: CastName, field = 'requests', args = ''): Promise<string[]> {
    const query = `query Q($after: String) { ${field}(first: 2, after: $after${args}) { nodes { reference } pageInfo { hasNextPage endCursor } } }`;
    const found: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data, errors } = await this.world.ask(who, query, { after });
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      found.push(...data[field].nodes.map(({ reference }: { reference: string }) => reference));
      after = data[field].pageInfo.endCursor;
      more = data[field].pageInfo.hasNextPage;
    }
    return found;
  }
}
