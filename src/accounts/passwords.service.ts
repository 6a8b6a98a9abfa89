import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Gate } from '../platform/rates/gate.js';
import { RateLimited } from '../platform/rates/rate-limited.js';

/**
 * Argon2id (2), 19 MiB, two passes, one lane: OWASP's parameters of 2024. The numbers are written into every
 * hash, so that they may be raised without locking anybody out.
 */
export const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * The hash of a password that was thrown away, with the same parameters: an address that nobody has costs as
 * much time as one that somebody has.
 */
export const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$souedWASwmps2U5Wgv+AkQ$/Kx07I5y+v3OhjmRTIWMVfN3RYA2/yDmcb28JjN2EVw';

/** Unicode writes some letters in two ways, and keyboards differ in which: both are the same password. */
const folded = (password: string) => password.normalize('NFKC');

/** Half of the cores: whoever is signed in goes on working while others flood the sign-in. */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2));

/** The last of them waits some seconds. */
const MAY_WAIT = 100;
const COME_BACK_MILLISECONDS = 3_000;

@Injectable()
export class PasswordsService {
  private readonly gate = new Gate(AT_ONCE, MAY_WAIT);

  /**
   * @returns the hash in PHC form, with salt and parameters. Some 30 ms of one core: not inside a transaction.
   * @throws RateLimited when too many wait for theirs
   */
  hash(password: string): Promise<string> {
    return this.gate.pass(() => hash(folded(password), ARGON2), tooMany);
  }

  /**
   * @param stored null when there is no such member: the answer is no, after the same work
   * @throws RateLimited when too many wait for theirs
   */
  async isRight(stored: string | null, password: string): Promise<boolean> {
    const right = await this.gate.pass(() => verify(stored ?? DECOY, folded(password)), tooMany);
    return right && stored !== null;
  }
}

function tooMany(): RateLimited {
  return new RateLimited(COME_BACK_MILLISECONDS, 'Too many are signing in at the moment.');
}
