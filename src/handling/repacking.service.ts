import { Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { NumberingService } from '../units/numbering.service.js';
import { type Fields, type NewPallet, RebuildingService, type Rebuilt } from '../units/rebuilding.service.js';
import { NOT_REBUILDABLE } from '../units/unit.refusals.js';
import type { ContentRow } from '../units/units.service.js';
import { mergePalletsInput, repackPalletsInput, splitPalletInput } from './handling.input.js';
import { OwnPallets } from './own-pallets.service.js';

type Effect = (tx: Transaction) => Promise<Rebuilt>;

/** Pallets that are split, merged and repacked. Each verb answers the new pallets and those that they came from. */
@Injectable()
export class RepackingService {
  constructor(
    private readonly commands: CommandsService,
    private readonly own: OwnPallets,
    private readonly rebuilding: RebuildingService,
    private readonly numbering: NumberingService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND, NOT_REBUILDABLE, MORE_THAN_THERE, SSCC_IN_USE, NO_COMPANY_PREFIX */
  split(principal: Principal, sent: unknown): Promise<Rebuilt> {
    const input = validated(splitPalletInput, sent);
    const { unitId, grossWeightKilograms: grossGrams, lines } = input;
    return this.run(principal, 'splitPallet', input, async (tx) => {
      const sources = await this.own.find(tx, [unitId], () => 'unitId');
      const [sscc = ''] = await this.numbered(tx, [input.sscc]);
      const pallets: NewPallet[] = [{ sscc, grossGrams, parts: lines }];
      return this.rebuilding.rebuild(tx, idsOf(sources), () => pallets, ONE);
    });
  }

  /** All that is on them goes onto one. @throws Refused as `split`, and TEMPERATURES_DIFFER */
  merge(principal: Principal, sent: unknown): Promise<Rebuilt> {
    const input = validated(mergePalletsInput, sent);
    const { units, grossWeightKilograms: grossGrams } = input;
    return this.run(principal, 'mergePallets', input, async (tx) => {
      const sources = await this.own.find(tx, units, (place) => `units[${place}]`);
      const [sscc = ''] = await this.numbered(tx, [input.sscc]);
      return this.rebuilding.rebuild(
        tx,
        idsOf(sources),
        ({ lines }) => [{ sscc, grossGrams, parts: everythingOn(lines) }],
        ONE,
      );
    });
  }

  /** @throws Refused as `merge` */
  repack(principal: Principal, sent: unknown): Promise<Rebuilt> {
    const input = validated(repackPalletsInput, sent);
    return this.run(principal, 'repackPallets', input, async (tx) => {
      const sources = await this.own.find(tx, input.units, (place) => `units[${place}]`);
      const ssccs = await this.numbered(
        tx,
        input.pallets.map(({ sscc }) => sscc),
      );
      const pallets = input.pallets.map(({ grossWeightKilograms, lines }, place) => ({
        sscc: ssccs[place] ?? '',
        grossGrams: grossWeightKilograms,
        parts: lines,
      }));
      return this.rebuilding.rebuild(tx, idsOf(sources), () => pallets, SEVERAL);
    });
  }

  /** The numbers that were given, and new ones where none was. */
  private async numbered(tx: Transaction, given: readonly (string | null | undefined)[]): Promise<string[]> {
    const missing = given.filter((sscc) => !sscc).length;
    const minted = missing > 0 ? await this.numbering.mint(tx, missing) : [];
    return given.map((sscc) => sscc ?? minted.shift() ?? '');
  }

  private async run(
    principal: Principal,
    operation: string,
    body: { readonly idempotencyKey: string },
    effect: Effect,
  ): Promise<Rebuilt> {
    const command = { operation, idempotencyKey: body.idempotencyKey, body };
    return this.commands.run(principal, command, async (tx) => ({ ...(await effect(tx)) }));
  }
}

const ONE: Fields = { pallet: () => '', part: (_, part) => `lines[${part}]` };
const SEVERAL: Fields = {
  pallet: (pallet) => `pallets[${pallet}].`,
  part: (pallet, part) => `pallets[${pallet}].lines[${part}]`,
};

function idsOf(units: readonly { readonly id: string }[]): string[] {
  return units.map(({ id }) => id);
}

function everythingOn(lines: readonly ContentRow[]): NewPallet['parts'] {
  const parts = lines
    .map((line) => ({ line, quantity: (line.countedQuantity ?? line.announcedQuantity) - line.goneQuantity }))
    .filter(({ quantity }) => quantity > 0)
    .map(({ line, quantity }) => ({ contentLineId: line.publicId, quantity }));
  if (parts.length > 0) return parts;
  throw NOT_REBUILDABLE.because('Nothing is on these pallets: say first what is on them.', 'units');
}
