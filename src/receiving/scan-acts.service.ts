import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import { isUuid } from '../platform/ids/ids.js';
import { isMoment } from '../platform/input/times.js';
import type { Principal } from '../platform/principal/principal.js';
import { BUSY, INVALID_INPUT, KEY_REUSED } from '../platform/refusals/platform.refusals.js';
import { Refused } from '../platform/refusals/refusal.js';
import { readOwnCode } from '../standards/own-code.js';
import { BAD_SCAN, CLIENT_KEY_REUSED, NO_CARD, NOTHING_NEW } from './receiving.refusals.js';
import type { CardedScan } from './scan-cards.js';
import { ScanDeeds } from './scan-deeds.service.js';
import { ScanLoader } from './scan-loading.service.js';

export type ScanStatus = 'ACCEPTED' | 'DUPLICATE' | 'CONFLICT' | 'REJECTED';
export interface ScanAnswer {
  readonly clientKey: string;
  readonly status: ScanStatus;
  readonly code: string | null;
  readonly message: string | null;
}

/** Scans that are acts: each is a command of its own, and its client key is the command's key. */
@Injectable()
export class ScanActs {
  constructor(
    private readonly commands: CommandsService,
    private readonly deeds: ScanDeeds,
    private readonly loader: ScanLoader,
  ) {}

  /** The same client key acts once, in whichever batch it comes again. @throws Refused BUSY */
  async do(principal: Principal, batch: string, scan: CardedScan): Promise<ScanAnswer> {
    try {
      const first = await this.run(principal, batch, scan);
      return first === batch
        ? answer(scan, 'ACCEPTED')
        : answer(scan, 'DUPLICATE', NOTHING_NEW.code, 'Done already: nothing changed.');
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.code === BUSY.code) throw problem;
      if (problem.code !== KEY_REUSED.code) return answer(scan, 'REJECTED', problem.code, problem.message);
      return answer(
        scan,
        'CONFLICT',
        CLIENT_KEY_REUSED.code,
        'This client key stands for another scan. Scan again.',
      );
    }
  }

  /** @returns the key of the batch with which it was done */
  private async run(principal: Principal, batch: string, scan: CardedScan): Promise<string> {
    refuseUnreadable(scan);
    if (scan.kind === 'CARD') await this.deeds.card(principal, scan);
    else if (scan.kind === 'LOAD') await this.load(principal, scan);
    else return this.command(principal, batch, scan);
    return batch;
  }

  private async load(principal: Principal, scan: CardedScan): Promise<void> {
    const { dispatch, data: sscc, occurredAt } = scan;
    if (!dispatch) throw NO_CARD.because('Scan the card of the dispatch before the pallets that are loaded.');
    await this.loader.load(principal, { idempotencyKey: keyOf(scan), dispatch, sscc, occurredAt });
  }

  private async command(principal: Principal, batch: string, scan: CardedScan): Promise<string> {
    // Without what a card said: the same scan may come again in a batch without it.
    const { location: _, dispatch: __, ...body } = scan;
    const arrival = await this.deeds.arrival(principal, scan);
    const command = { operation: 'recordScans', idempotencyKey: keyOf(scan), body };
    const done = await this.commands.run(principal, command, async (tx) => {
      await this.deeds.do(tx, arrival, scan);
      return { batch };
    });
    return done.batch;
  }
}

function keyOf({ clientKey }: CardedScan): string {
  return `scan ${clientKey.toLowerCase()}`;
}

function refuseUnreadable({ clientKey, occurredAt, kind, data }: CardedScan): void {
  if (!isUuid(clientKey)) throw INVALID_INPUT.because('The client key must be a UUID.');
  if (!isMoment(occurredAt)) throw INVALID_INPUT.because('The time must be like 2020-03-13T09:30:00Z.');
  if (kind === 'CARD' && !readOwnCode(data)) throw BAD_SCAN.because('This is no card of the hub.');
}

function answer(
  { clientKey }: CardedScan,
  status: ScanStatus,
  code: string | null = null,
  message: string | null = null,
): ScanAnswer {
  return { clientKey, status, code, message };
}
