import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { type Place, PlaceKind } from './place.entity.js';

registerEnumType(PlaceKind, {
  name: 'PlaceKind',
  description: 'What a place is.',
  valuesMap: {
    AIRPORT: { description: 'An airport, named by its IATA code.' },
    RAIL_TERMINAL: { description: 'Where freight trains start and end.' },
    BORDER_STATION: { description: 'Where trains cross a frontier, and often change their gauge.' },
    CITY: { description: 'A city: goods are taken to an address in it.' },
  },
});

@ObjectType('Place', { description: 'Where goods come from, stop and go to.' })
export class PlaceModel {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its code in this hub: `LGG`, `HGH`, `ROME`.' })
  code!: string;

  @Field(() => PlaceKind, { description: 'What it is.' })
  kind!: PlaceKind;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Country, as ISO 3166-1 alpha-2; `XK` for Kosovo.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: 'IATA code of the airport, or of the city of a terminal.',
  })
  iata!: string | null;

  @Field(() => String, { nullable: true, description: 'ICAO code of the airport: `EBLG`.' })
  icao!: string | null;

  @Field(() => String, { nullable: true, description: 'UN/LOCODE without a space: `BELGG`.' })
  unLocode!: string | null;

  @Field(() => Float, { description: 'Degrees north, WGS 84.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, WGS 84.' })
  longitude!: number;

  @Field(() => String, { description: 'Time zone, as a name of the IANA database: `Europe/Brussels`.' })
  timeZone!: string;

  @Field(() => [Int], {
    description: 'Track widths in millimetres, of a place with rails. With two, goods change wagons.',
  })
  gauges!: number[];

  @Field(() => String, { nullable: true, description: 'What is uncertain about it.' })
  note!: string | null;

  static of({ publicId, code, kind, name, country, ...more }: Place): PlaceModel {
    const { iata, icao, unLocode, latitude, longitude, timeZone, gauges, note } = more;
    const where = { latitude, longitude, timeZone, gauges, note };
    const codes = { id: publicId, code, iata, icao, unLocode };
    return Object.assign(new PlaceModel(), { kind, name, country, ...codes, ...where });
  }
}

export const PlaceConnection = ConnectionOf(PlaceModel, 'Place');
