import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

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

@Injectable()
export class PasswordsService {
  /** @returns the hash in PHC form, with salt and parameters. Some 30 ms of one core: not inside a transaction. */
  hash(password: string): Promise<string> {
    return hash(folded(password), ARGON2);
  }

  /** @param stored null when there is no such member: the answer is no, after the same work */
  async isRight(stored: string | null, password: string): Promise<boolean> {
    const right = await verify(stored ?? DECOY, folded(password));
    return right && stored !== null;
  }
}
