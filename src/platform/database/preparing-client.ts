import { createHash } from 'node:crypto';
import { Client, type QueryConfig } from 'pg';

/** Statements that one connection keeps prepared. The hub has some hundreds; what comes after them is sent plainly. */
const MOST_STATEMENTS = 400;

/** Longer ones are inserts of many rows, each of its own length: hardly two are alike. In characters. */
const LONGEST_TEXT = 6_000;

type Callback = (problem: Error | undefined, result: unknown) => void;

/**
 * A connection that prepares each statement with parameters when it first sends it. Postgres then parses it once
 * and, after five runs, plans it once; without this a third of its work for a single receipt was parsing and
 * planning. Connections are replaced every ten minutes (`maxLifetimeSeconds`), and with them plans that were
 * made when a table was still small.
 */
export class PreparingClient extends Client {
  private readonly names = new Map<string, string>();

  /** As pg's own: text and values, or a configuration that is left as it is. */
  override query(...[first, values, callback]: unknown[]): never {
    const send = super.query.bind(this) as (...sent: unknown[]) => never;
    const name = typeof first === 'string' && Array.isArray(values) ? this.nameOf(first, values) : undefined;
    if (!name) return send(first, values, callback);
    return send(named(name, first as string, values as unknown[]), callback as Callback | undefined);
  }

  private nameOf(text: string, values: readonly unknown[]): string | undefined {
    if (values.length === 0 || text.length > LONGEST_TEXT) return undefined;
    const known = this.names.get(text);
    if (known || this.names.size >= MOST_STATEMENTS) return known;
    const name = `hub_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    this.names.set(text, name);
    return name;
  }
}

const named = (name: string, text: string, values: unknown[]): QueryConfig => ({ name, text, values });

/** Seconds after which an idle connection is replaced by a new one. */
export const CONNECTION_LIFETIME = 600;
