import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { type Numbering, NumberingService } from '../units/numbering.service.js';
import { mintSsccsInput, relabelPalletInput, setPalletNumberingInput } from './numbering.input.js';
import { OwnPallets } from './own-pallets.service.js';

/** Numbers that the hub gives pallets itself. */
@Injectable()
export class PalletNumbersService {
  constructor(
    private readonly commands: CommandsService,
    private readonly own: OwnPallets,
    private readonly numbering: NumberingService,
  ) {}

  /** @throws Refused INVALID_INPUT, FORBIDDEN */
  async set(principal: Principal, sent: unknown): Promise<Numbering> {
    const { idempotencyKey, ...numbering } = validated(setPalletNumberingInput, sent);
    refuseStranger(principal);
    const command = { operation: 'setPalletNumbering', idempotencyKey, body: numbering };
    return this.commands.run(principal, command, async (tx) => {
      await this.numbering.set(tx, numbering);
      return { ...numbering };
    });
  }

  /** @throws Refused INVALID_INPUT, FORBIDDEN, NO_COMPANY_PREFIX, NUMBERS_EXHAUSTED */
  async mint(principal: Principal, sent: unknown): Promise<string[]> {
    const { idempotencyKey, count } = validated(mintSsccsInput, sent);
    refuseStranger(principal);
    const command = { operation: 'mintSsccs', idempotencyKey, body: { count } };
    const { ssccs } = await this.commands.run(principal, command, async (tx) => ({
      ssccs: await this.numbering.mint(tx, count),
    }));
    return ssccs;
  }

  /** @throws Refused NOT_FOUND, SSCC_IN_USE, NO_COMPANY_PREFIX, NUMBERS_EXHAUSTED */
  relabel(principal: Principal, sent: unknown): Promise<string> {
    return this.own.act(principal, 'relabelPallet', relabelPalletInput, sent, (tx, unit, { sscc, note }) =>
      this.numbering.relabel(tx, unit, sscc ?? null, note),
    );
  }
}

function refuseStranger({ hubId }: Principal): void {
  if (hubId === 0) throw FORBIDDEN.because('Only members of a hub number pallets.');
}
