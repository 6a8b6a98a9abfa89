import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids/ids.js';
import type { Principal } from '../../src/platform/principal/principal.js';
import { withGs1CheckDigit } from '../../src/standards/gs1-check-digit.js';
import { parseSscc } from '../../src/standards/sscc.js';
import { NumberingService } from '../../src/units/numbering.service.js';
import { asSuperuser } from '../world/cluster.js';
import { nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { REBUILT, UNIT, Yard } from './yard.js';

let world: World;
let yard: Yard;

const MINTED = '... on MintedSsccs { ssccs }';
const LABELLED = `... on LogisticUnit { ${UNIT} formerSsccs }`;
const PREFIX = '5499999';

const mint = (count: number) => world.act('operator', 'mintSsccs', { count }, MINTED);
const relabel = (unitId: string, more: Record<string, unknown> = {}) =>
  world.act('operator', 'relabelPallet', { unitId, note: 'Torn off', ...more }, LABELLED);
const setPrefix = (companyPrefix: string, more: Record<string, unknown> = {}) =>
  world.act(
    'administrator',
    'setPalletNumbering',
    { companyPrefix, ...more },
    '... on PalletNumbering { companyPrefix extensionDigit }',
  );

beforeAll(async () => {
  world = await startWorld();
  yard = new Yard(world);
});
afterAll(() => world.close());

describe('numbers of a hub', () => {
  it('need a company prefix', async () => {
    expect(await mint(1)).toMatchObject({ __typename: 'Refusal', code: 'NO_COMPANY_PREFIX' });
    expect(await setPrefix('54x')).toMatchObject({ code: 'INVALID_INPUT', field: 'companyPrefix' });
    expect(await setPrefix(PREFIX)).toMatchObject({ companyPrefix: PREFIX, extensionDigit: 3 });
  });

  it('are good SSCCs of the prefix, each given out once', async () => {
    const first = await mint(3);
    const second = await mint(200);
    const all = [...first.ssccs, ...second.ssccs];
    expect(all.every((sscc) => parseSscc(sscc).ok && sscc.startsWith(`3${PREFIX}`))).toBe(true);
    expect(new Set(all).size).toBe(203);
    expect(await mint(201)).toMatchObject({ code: 'INVALID_INPUT', field: 'count' });
    expect(await mint(0)).toMatchObject({ code: 'INVALID_INPUT', field: 'count' });
  });

  it('are the same for the same request', async () => {
    const again = () => world.act('operator', 'mintSsccs', { idempotencyKey: 'again', count: 2 }, MINTED);
    expect(await again()).toEqual(await again());
  });

  it('are given to one of those who ask at once, and never again, also when a transaction is undone', async () => {
    const work = world.api.get(UnitOfWork, { strict: false });
    const numbering = world.api.get(NumberingService, { strict: false });
    const principal = await hubPrincipal();
    const seen: string[] = [];
    const takers = Array.from({ length: 8 }, (_, taker) =>
      Promise.all(
        Array.from({ length: 5 }, () =>
          work
            .write(principal, async (tx) => {
              seen.push(...(await numbering.mint(tx, 3)));
              if (taker % 2 === 0) throw new Error('undone');
            })
            .catch(() => undefined),
        ),
      ),
    );
    await Promise.all(takers);
    expect(seen).toHaveLength(8 * 5 * 3);
    const { ssccs } = await mint(50);
    expect(new Set([...seen, ...ssccs]).size).toBe(8 * 5 * 3 + 50);
  });

  it('pass over one that a pallet bears already', async () => {
    const [last] = (await mint(1)).ssccs as [string];
    const serial = BigInt(last.slice(8, 17)) + 1n;
    const next = withGs1CheckDigit(`3${PREFIX}${String(serial).padStart(9, '0')}`);
    await yard.announce([pallet({ sscc: next })]);
    expect((await mint(1)).ssccs).not.toContain(next);
  });

  it('name new pallets that are given none', async () => {
    const { pallets } = await yard.stock([['LOT-N', 10]]);
    const [one] = pallets as [(typeof pallets)[0]];
    const split = await yard.split(one, [[one.contents[0]?.id ?? '', 4]], { sscc: null });
    expect(split.pallets[0].sscc.startsWith(`3${PREFIX}`)).toBe(true);
    const merged = await world.act(
      'operator',
      'mergePallets',
      { units: [one.id, split.pallets[0].id] },
      REBUILT,
    );
    expect(merged.pallets[0].sscc.startsWith(`3${PREFIX}`)).toBe(true);
  });
});

describe('a pallet with a new label', () => {
  it('is found by its old numbers as well as by the new one', async () => {
    const { pallets } = await yard.stock([['LOT-R', 10]]);
    const [{ id, sscc: old }] = pallets as [(typeof pallets)[0]];
    const first = await relabel(id);
    const mine = nextSscc();
    const second = await relabel(id, { sscc: mine });
    expect(second).toMatchObject({ id, sscc: mine, formerSsccs: [old, first.sscc] });
    expect(second.events.map(({ code }: { code: string }) => code).slice(-2)).toEqual([
      'UNIT_RELABELLED',
      'UNIT_RELABELLED',
    ]);
    for (const number of [old, first.sscc, mine])
      expect(await palletOf(number)).toMatchObject({ id, sscc: mine });
  });

  it('is meant by scans of every label, each kept as it was read', async () => {
    const { pallets } = await yard.stock([['LOT-S', 10]]);
    const [{ id, sscc: old }] = pallets as [(typeof pallets)[0]];
    const { sscc } = await relabel(id);
    const occurredAt = new Date().toISOString();
    const scans = [old, sscc].map((number) => ({
      clientKey: newId(),
      kind: 'LOCATE',
      data: `]C100${number}`,
      location: 'A-02',
      occurredAt,
    }));
    const recorded = await world.act(
      'operator',
      'recordScans',
      { scans },
      '... on RecordedScans { accepted rejected }',
    );
    expect(recorded).toMatchObject({ rejected: 0 });
    expect(await palletOf(sscc)).toMatchObject({ id, location: 'A-02' });
    expect(await rawTexts()).toContain(`]C100${sscc}`);
    const again = await world.act('operator', 'receivePallet', { sscc }, LABELLED);
    expect(again).toMatchObject({ code: 'ALREADY_RECEIVED' });
  });

  it('gets no number that another one bears or bore', async () => {
    const { pallets } = await yard.stock([
      ['LOT-T', 10],
      ['LOT-U', 10],
    ]);
    const [one, other] = pallets as [(typeof pallets)[0], (typeof pallets)[0]];
    await relabel(one.id);
    expect(await relabel(other.id, { sscc: one.sscc })).toMatchObject({ code: 'SSCC_IN_USE', field: 'sscc' });
    expect(await relabel(other.id, { sscc: '354123450000000015' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await yard.split(other, [[other.contents[0]?.id ?? '', 1]], { sscc: one.sscc })).toMatchObject({
      code: 'SSCC_IN_USE',
    });
  });
});

async function palletOf(sscc: string) {
  const { data } = await world.ask('operator', `query One($sscc: Sscc!) { unit(sscc: $sscc) { ${UNIT} } }`, {
    sscc,
  });
  return data.unit;
}

async function rawTexts(): Promise<string[]> {
  return asSuperuser(async (client) => {
    const { rows } = await client.query(
      `SELECT detail ->> 'raw' AS raw FROM event_detail WHERE detail ? 'raw'`,
    );
    return rows.map(({ raw }: { raw: string }) => raw);
  }, world.database);
}

async function hubPrincipal(): Promise<Principal> {
  return asSuperuser(async (client) => {
    const { rows } = await client.query(
      `SELECT o.id AS organisation, h.id AS hub FROM organisation o, hub h WHERE o.code = 'LIEGE-HUB' AND h.code = 'LGG'`,
    );
    return {
      kind: 'system',
      actorId: 1,
      organisationId: rows[0].organisation,
      hubId: rows[0].hub,
      roles: [],
      requestId: 'test',
    } as unknown as Principal;
  }, world.database);
}
