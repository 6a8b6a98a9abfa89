/** What one connection may take from the process. Sizes in bytes, times in milliseconds. */
export interface HttpLimits {
  /** A manifest of 3 million characters fits; a batch of 500 scans takes an eighth. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  /** For all headers of a request, and for the whole request: who sends slower is cut off with 408. */
  readonly headersMilliseconds: number;
  readonly requestMilliseconds: number;
  /** How often slow senders are looked for. */
  readonly checkMilliseconds: number;
  /** A connection on which nothing moves, also while an answer is awaited. */
  readonly idleMilliseconds: number;
  /** A connection kept open between requests: longer than the 60 s of usual proxies, or they see resets. */
  readonly keepAliveMilliseconds: number;
  /** Open at the same time, sockets of subscriptions included; further ones are closed at once. */
  readonly connections: number;
}

export const usualHttpLimits: HttpLimits = {
  bodyBytes: 4_194_304,
  headerBytes: 16_384,
  headersMilliseconds: 10_000,
  requestMilliseconds: 30_000,
  checkMilliseconds: 2_000,
  idleMilliseconds: 120_000,
  keepAliveMilliseconds: 65_000,
  connections: 5_000,
};
