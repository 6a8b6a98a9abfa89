import type { Client } from 'pg';

/** Names come from checkChannel or are constants: nothing in them can end the quotes. */
export async function listenTo(client: Client, channel: string): Promise<void> {
  await client.query(`LISTEN "${channel}"`);
}

export async function stopListening(client: Client, channel: string): Promise<void> {
  await client.query(`UNLISTEN "${channel}"`);
}

export async function notify(client: Client, channel: string, text: string): Promise<void> {
  await client.query('SELECT pg_notify($1, $2)', [channel, text]);
}
