import { parseTransportIdentifier } from '../../standards/transport-identifier.js';
import { actsOf } from './scenario-acts.js';
import { palletsOf, plannedFor, ssccsOf } from './scenario-pallets.js';
import { SPRING_2020 } from './spring-2020.data.js';

const { donations } = SPRING_2020;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('spring 2020', () => {
  it.each(donations.map((donation) => [donation.reference, donation] as const))(
    '%s goes on whole, in order, on vehicles that it fits on',
    (_, donation) => {
      const pallets = palletsOf(donation);
      expect(sum(donation.onward.map((onward) => onward.pallets))).toBe(pallets.length);
      expect(sum(pallets.map(({ quantity }) => quantity))).toBe(
        sum(donation.goods.map(({ quantity }) => quantity)),
      );
      expect(pallets.length).toBeLessThanOrEqual(donation.vehicle.capacityPallets);
      const weight = sum(pallets.map(({ kilograms }) => kilograms));
      expect(weight).toBeLessThanOrEqual(donation.vehicle.capacityKilograms);
      for (const { pallets: on, truck } of donation.onward)
        expect(on).toBeLessThanOrEqual(truck.capacityPallets);
      const { announcedAt, vehicle, countedAt, onward } = donation;
      const times = [announcedAt, vehicle.departsAt, vehicle.arrivesAt, countedAt];
      for (const { loadedAt, truck, deliveredAt } of onward)
        expect(
          [...times, loadedAt, truck.departsAt, truck.arrivesAt, deliveredAt].map((at) => Date.parse(at)),
        ).toEqual(
          [...times, loadedAt, truck.departsAt, truck.arrivesAt, deliveredAt]
            .map((at) => Date.parse(at))
            .sort((a, b) => a - b),
        );
    },
  );

  it('has the weight of the plane of 3 April that the source gives: 35 tonnes', () => {
    const plane = donations.find(({ reference }) => reference === 'BE-2020-04-03');
    expect(sum(palletsOf(plane as (typeof donations)[number]).map(({ kilograms }) => kilograms))).toBe(
      35_000,
    );
  });

  it('says of each donation where it is from and what was made up', () => {
    for (const { grounds } of donations) {
      expect(grounds.sources).not.toEqual([]);
      expect(grounds.madeUp).not.toBe('');
    }
  });

  it('sends each pallet one way, and each half of a split one its own', () => {
    for (const donation of donations) {
      const sent = donation.onward.flatMap((_, part) => plannedFor(donation, part));
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent).toHaveLength(ssccsOf(donation).length + (donation.split ? 1 : 0));
    }
    expect(donations.filter(({ split }) => split)).toHaveLength(1);
  });

  it('names each step once, and closes the books on every evening', () => {
    const acts = actsOf(SPRING_2020);
    expect(new Set(acts.map(({ key }) => key)).size).toBe(acts.length);
    expect(acts.filter(({ kind }) => kind === 'EVENING')).toHaveLength(93);
  });

  it('gives every vehicle papers whose numbers are good', () => {
    const vehicles = donations.flatMap(({ vehicle, onward }) => [vehicle, ...onward.map((one) => one.truck)]);
    for (const { papers } of vehicles) {
      expect(papers.length).toBeGreaterThan(0);
      for (const { kind, number } of papers) expect(parseTransportIdentifier(kind, number).ok).toBe(true);
    }
    const train = vehicles.find(({ mode }) => mode === 'RAIL')?.papers ?? [];
    const kinds = train.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'CONTAINER')).toHaveLength(41);
    expect(kinds.slice(0, 2)).toEqual(['SMGS', 'CIM']);
  });

  it('happens in one order', () => {
    const times = actsOf(SPRING_2020).map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
