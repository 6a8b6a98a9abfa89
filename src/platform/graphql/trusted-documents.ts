import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError, parse } from 'graphql';
import { z } from 'zod';
import { SettingsProblem } from '../settings/settings.js';

/** What a request says of its document. Sent by strangers: nothing of it has to have the form that it should. */
export interface NamedDocument {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

/** The manifest that clients of Apollo write. */
const manifest = z.object({ operations: z.array(z.object({ body: z.string() })) });
/** Any names, such as ids, with a document each. */
const dictionary = z.record(z.string(), z.string());

const named = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string() }).optional(),
});

/**
 * The documents that may be executed, and no others: what the programs of this installation ask, written down when
 * they were built. A request names one by its SHA-256, in `extensions.persistedQuery.sha256Hash`, or sends its text.
 */
export class TrustedDocuments {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(texts: readonly string[]) {
    this.texts = new Map(texts.map((text) => [sha256(text), text]));
  }

  get size(): number {
    return this.texts.size;
  }

  /**
   * @returns the text
   * @throws GraphQLError DOCUMENT_NOT_TRUSTED, BAD_REQUEST for a text that is not the named one
   */
  textOf({ query, extensions }: NamedDocument): string {
    const { success, data } = named.safeParse(extensions ?? {});
    if (!success) throw refused('BAD_REQUEST', 'The hash of a document is not written in this way.');
    const sent = typeof query === 'string' && query !== '' ? sha256(query) : undefined;
    const hash = data.persistedQuery?.sha256Hash.toLowerCase() ?? sent;
    if (sent !== undefined && sent !== hash)
      throw refused('BAD_REQUEST', 'The hash is not that of the query.');
    const text = this.texts.get(hash ?? '');
    if (text !== undefined) return text;
    throw refused('DOCUMENT_NOT_TRUSTED', 'This hub executes only the documents that it was given.');
  }

  /** As the cache of persisted queries that Apollo knows, which nobody can fill. */
  asCache() {
    return {
      get: (key: string) => Promise.resolve(this.texts.get(key.replace(/^apq:/, ''))),
      set: () => Promise.resolve(),
      delete: () => Promise.resolve(false),
    };
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function refused(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

/**
 * @param path a folder of `.graphql` files with one document each, or a JSON file: a manifest of Apollo's, or an
 *   object with a document for each name
 * @throws SettingsProblem naming GRAPHQL_TRUSTED_DOCUMENTS
 */
export function loadTrustedDocuments(path: string): TrustedDocuments {
  try {
    const texts = statSync(path).isDirectory() ? textsOfFolder(path) : textsOfFile(path);
    for (const text of texts) parse(text);
    if (texts.length === 0) throw new Error('there is no document');
    return new TrustedDocuments(texts);
  } catch (problem) {
    throw new SettingsProblem(
      `GRAPHQL_TRUSTED_DOCUMENTS: ${path} cannot be read: ${(problem as Error).message}`,
    );
  }
}

function textsOfFolder(path: string): string[] {
  const names = readdirSync(path).filter((name) => /\.(?:graphql|gql)$/.test(name));
  return names.map((name) => readFileSync(join(path, name), 'utf8'));
}

function textsOfFile(path: string): string[] {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const { success, data } = manifest.safeParse(read);
  return success ? data.operations.map(({ body }) => body) : Object.values(dictionary.parse(read));
}
