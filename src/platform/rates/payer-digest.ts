import { createHmac } from 'node:crypto';

/** What is kept of a payer's name. */
export type PayerDigest = (payer: string) => Buffer;

const LENGTH = 16;

/** Names hold addresses of people, which nobody has to keep: without the key they cannot be tried out. */
export function payerDigest(key: string): PayerDigest {
  return (payer) => createHmac('sha256', key).update(`liege-hub/payer/${payer}`).digest().subarray(0, LENGTH);
}
