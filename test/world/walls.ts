import { FirstWall } from '../../src/platform/principal/first-wall.js';
import { asSuperuser } from './cluster.js';

/**
 * The two walls between organisations, each of which can be taken down for as long as some work of a test lasts, so
 * that the other one stands alone:
 *
 *     await world.withoutFirstWall(() => everythingThatAnybodyCanAsk());   // policies only
 *     await world.withoutSecondWall(() => everythingThatAnybodyCanAsk());  // the application's filters only
 *
 * Who may call which operation is neither wall and stays in both.
 */
export interface Walls {
  /** The application asks for everything and shows everything that Postgres gives it. For all worlds of this process. */
  withoutFirstWall<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Postgres gives everything that is asked for: row-level security is disabled on every table of this world. */
  withoutSecondWall<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function wallsOf(database: string): Walls {
  return {
    withoutFirstWall: async (work) => {
      const { admits, where } = FirstWall.prototype;
      FirstWall.prototype.admits = () => true;
      // The rule stays in the statement, or Postgres would not know the types of its parameters.
      FirstWall.prototype.where = (condition) => `(true OR ${condition})`;
      try {
        return await work();
      } finally {
        Object.assign(FirstWall.prototype, { admits, where });
      }
    },
    withoutSecondWall: async (work) => {
      const tables = await walledTables(database);
      await alterAll(database, tables, 'DISABLE ROW LEVEL SECURITY');
      try {
        return await work();
      } finally {
        await alterAll(database, tables, 'ENABLE ROW LEVEL SECURITY');
      }
    },
  };
}

/** Names of the tables with row-level security. */
export function walledTables(database: string): Promise<string[]> {
  return asSuperuser(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relrowsecurity ORDER BY relname`,
    );
    return rows.map(({ name }) => name);
  }, database);
}

async function alterAll(database: string, tables: readonly string[], change: string): Promise<void> {
  await asSuperuser(async (client) => {
    for (const table of tables) await client.query(`ALTER TABLE ${table} ${change}`);
  }, database);
}
