import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { NOT_A_DEMO } from './transport.refusals.js';

/** Keeps what is only played out of real hubs. */
@Injectable()
export class DemoGate {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws Refused NOT_A_DEMO */
  refuseSimulated(): void {
    if (this.settings.HUB_DEMO) return;
    throw NOT_A_DEMO.because(
      'At a real hub people report what they see: leave `simulated` out.',
      'simulated',
    );
  }
}
