import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';

type Secrets = Pick<Settings, 'TOKEN_SECRET' | 'TOKEN_SECRETS_ACCEPTED'>;

/**
 * Keys derived from TOKEN_SECRET, one for each purpose, so that what one of them made means nothing to another.
 * Only the API has the secret; asking elsewhere is a mistake of ours.
 */
@Injectable()
export class Keyring {
  constructor(@Inject(SETTINGS) private readonly settings: Secrets) {}

  /** 32 bytes. */
  keyFor(purpose: string): Buffer {
    const { TOKEN_SECRET } = this.settings;
    if (!TOKEN_SECRET) throw new Error('TOKEN_SECRET is not set in this process');
    return derived(TOKEN_SECRET, purpose);
  }

  /** All that may have been used: the one that is used now, then those that are about to come or to go. */
  keysFor(purpose: string): Buffer[] {
    const others = this.settings.TOKEN_SECRETS_ACCEPTED ?? [];
    return [this.keyFor(purpose), ...others.map((secret) => derived(secret, purpose))];
  }

  /**
   * A fingerprint that nobody without the key can compute. For what is easy to guess: a plain hash of a password
   * or an address, left in a table, would be tried out against a list.
   */
  digest(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.keyFor(purpose)).update(text).digest();
  }
}

function derived(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(`liege-hub/${purpose}`).digest();
}
