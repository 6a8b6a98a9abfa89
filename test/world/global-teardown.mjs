import pg from 'pg';

/** Drops what this run made: a test that failed may have left a database behind. */
export default async function globalTeardown() {
  const client = new pg.Client({ connectionString: process.env.HUB_TEST_SUPERUSER_URL });
  if (!process.env.HUB_TEST_SUPERUSER_URL) return;
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname LIKE $1', [
    `${process.env.HUB_TEST_RUN}%`,
  ]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  await client.end();
}
