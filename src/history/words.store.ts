import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { KeptWords } from './words.js';

@Injectable()
export class WordsStore {
  async add(tx: Transaction, kept: readonly KeptWords[]): Promise<void> {
    const { actorId, organisationId } = tx.principal;
    await tx.execute(
      `INSERT INTO words (id, author_id, organisation_id, digest, salt, text)
         SELECT w.id, $1, $2, decode(w.digest, 'hex'), decode(w.salt, 'hex'), w.text
           FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS w (id, digest, salt, text)`,
      [
        ...[actorId, organisationId, kept.map(({ words }) => words), kept.map(({ digest }) => digest)],
        ...[kept.map(({ salt }) => salt.toString('hex')), kept.map(({ text }) => text)],
      ],
    );
  }

  /** Those that were not erased, by id. */
  async texts(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; text: string }>(
      'SELECT id, text FROM words WHERE id = ANY($1::uuid[]) AND text IS NOT NULL',
      [ids],
    );
    return new Map(rows.map(({ id, text }) => [id, text]));
  }
}
