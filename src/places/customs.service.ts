import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { calendarDate } from '../platform/input/times.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import type { CustomsRule } from './customs.entity.js';
import { ruleOn, unknownBecause } from './customs.js';
import { CustomsStore } from './customs.store.js';
import type { Gateway } from './gateway.entity.js';
import { type Hub, PlacesService } from './places.service.js';

export type { CustomsRule } from './customs.entity.js';
export type { Gateway } from './gateway.entity.js';

const country = z
  .string('This must be a country such as IT.')
  .regex(/^[A-Z]{2}$/, 'A country is two capital letters of ISO 3166-1: IT; XK for Kosovo.');
const asked = z.object({ hub: z.string(), country, on: calendarDate() });

/** What goods of a hub need for a country on a day; `rule` is null, and `why` says why, where nobody knows. */
export interface CustomsAnswer {
  readonly hub: Hub;
  readonly country: string;
  readonly on: string;
  readonly rule: CustomsRule | null;
  readonly why: string | null;
}

/** Customs rules by date, and where goods for a country come in. Public knowledge. */
@Injectable()
export class CustomsService {
  constructor(
    private readonly store: CustomsStore,
    private readonly places: PlacesService,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND for a hub that is none */
  async regime(principal: Principal, sent: Readonly<Record<string, unknown>>): Promise<CustomsAnswer> {
    const { hub: code, ...of } = validated(asked, sent);
    return this.work.read(principal, async (tx) => {
      const hub = await this.places.hubByCode(tx, code);
      if (!hub) throw NOT_FOUND.because(`There is no hub ${code}. Liège is LGG.`, 'hub');
      return this.on(tx, hub, of.country, of.on);
    });
  }

  /** For features that ask before goods leave. The day as YYYY-MM-DD. */
  async on(tx: Transaction, hub: Hub, toCountry: string, day: string): Promise<CustomsAnswer> {
    const place = await this.places.placeById(tx, hub.placeId);
    const home = await this.store.rulesOf(tx, place?.country ?? '');
    const rules = await this.store.rulesOf(tx, toCountry);
    const rule = ruleOn(home, day)?.regime === 'UNION' ? ruleOn(rules, day) : null;
    const inUnion = home.some(({ regime }) => regime === 'UNION');
    const why = rule ? null : unknownBecause(inUnion, hub.name, toCountry, day, rules);
    return { hub, country: toCountry, on: day, rule, why };
  }

  /** @throws Refused INVALID_INPUT */
  async gateways(principal: Principal, sent: string): Promise<Gateway[]> {
    const of = validated(z.object({ country }), { country: sent });
    return this.work.read(principal, (tx) => this.store.gatewaysOf(tx, of.country));
  }
}
