import type { Query } from '../../platform/database/reference-loader.js';

/** Whether this server was started by the hub's own launcher, which marks it: no other server has the mark. */
export async function isEmbedded(query: Query): Promise<boolean> {
  const [row] = (await query(`SELECT current_setting('hub.embedded', true) AS mark`, [])) as {
    mark: string | null;
  }[];
  return row?.mark === 'on';
}
