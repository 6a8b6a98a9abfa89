import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../platform/principal/principal.js';
import { networkOf } from '../platform/rates/network-of.js';
import { type Payer, RateLimits } from '../platform/rates/rate-limits.js';
import { Refused } from '../platform/refusals/refusal.js';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { ACCOUNT_LOCKED, WRONG_CREDENTIALS } from './accounts.refusals.js';
import type { SignedIn } from './sessions.js';
import { type SignIn, SignInService } from './sign-in.service.js';

/** A quarter of an hour: as long as the longest lock of an account. */
const WINDOW_SECONDS = 900;

/** What somebody is answered who guesses. */
const GUESSED: readonly string[] = [WRONG_CREDENTIALS.code, ACCOUNT_LOCKED.code];

/**
 * Limits failed sign-ins by where they come from, whosever account was meant: one password tried on a thousand
 * accounts locks none of them.
 */
@Injectable()
export class SignInDoor {
  constructor(
    private readonly signing: SignInService,
    private readonly rates: RateLimits,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'SIGN_IN_FAILURES_PER_ADDRESS'>,
  ) {}

  /** @throws Refused as `SignInService.signIn` does, and RATE_LIMITED */
  async signIn(caller: Principal, input: SignIn, address: string): Promise<SignedIn> {
    const payer = this.payerFor(address);
    // In advance: of many guesses made at once none is judged that is one too many.
    await this.rates.pay(payer, 1, 'Too many sign-ins failed from your address.');
    let guessed = false;
    try {
      return await this.signing.signIn(caller, input);
    } catch (problem) {
      guessed = problem instanceof Refused && GUESSED.includes(problem.code);
      throw problem;
    } finally {
      if (!guessed) this.rates.giveBack(payer, 1);
    }
  }

  private payerFor(address: string): Payer {
    const budget = { points: this.settings.SIGN_IN_FAILURES_PER_ADDRESS, seconds: WINDOW_SECONDS };
    return { name: `sign-in ${networkOf(address)}`, budget };
  }
}
