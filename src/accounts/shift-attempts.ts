import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Refused } from '../platform/refusals/refusal.js';
import { SignInAttempts } from './sign-in-attempts.js';

/**
 * Counts wrong PINs, by badge and by device: a badge cannot be tried out on many devices, nor many badges on one.
 * A code that no badge has is counted like any other. No address has a colon, so that none is meant by these.
 */
@Injectable()
export class ShiftAttempts {
  constructor(private readonly attempts: SignInAttempts) {}

  /** What to answer while badge or device is locked; null when neither is. Under their locks in one order. */
  async settledRefusal(tx: Transaction, organisationId: number, code: string): Promise<Refused | null> {
    const device = await this.attempts.settledRefusal(tx, deviceOf(tx));
    return (await this.attempts.settledRefusal(tx, badgeOf(organisationId, code))) ?? device;
  }

  async refusal(tx: Transaction, organisationId: number, code: string): Promise<Refused | null> {
    const device = await this.attempts.refusal(tx, deviceOf(tx));
    return device ?? this.attempts.refusal(tx, badgeOf(organisationId, code));
  }

  async failed(tx: Transaction, organisationId: number, code: string): Promise<void> {
    await this.attempts.failed(tx, deviceOf(tx));
    await this.attempts.failed(tx, badgeOf(organisationId, code));
  }

  async opened(tx: Transaction, organisationId: number, code: string): Promise<void> {
    await this.attempts.succeeded(tx, deviceOf(tx));
    await this.succeeded(tx, organisationId, code);
  }

  /** Of the badge alone. */
  async succeeded(tx: Transaction, organisationId: number, code: string): Promise<void> {
    await this.attempts.succeeded(tx, badgeOf(organisationId, code));
  }
}

const badgeOf = (organisationId: number, code: string) => `badge:${organisationId}:${code}`;
const deviceOf = ({ principal }: Transaction) => `device:${principal.actorId}`;
