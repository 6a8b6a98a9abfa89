/** The processes of the hub. Each logs in to Postgres under a role of its own. */
export type Door = 'api' | 'worker' | 'cli';
