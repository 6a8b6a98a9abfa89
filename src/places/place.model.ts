import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Place, PlaceKind } from './place.entity.js';

registerEnumType(PlaceKind, {
  name: 'PlaceKind',
  description: 'What a place is.',
  valuesMap: {
    AIRPORT: { description: 'An airport, named by its IATA code.' },
    RAIL_TERMINAL: { description: 'Where freight trains start and end.' },
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

  @Field(() => String, { nullable: true, description: 'UN/LOCODE without a space: `BELGG`.' })
  unLocode!: string | null;

  @Field(() => Float, { description: 'Degrees north, WGS 84.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, WGS 84.' })
  longitude!: number;

  @Field(() => String, { description: 'Time zone, as a name of the IANA database: `Europe/Brussels`.' })
  timeZone!: string;

  static of({
    publicId,
    code,
    kind,
    name,
    country,
    iata,
    unLocode,
    latitude,
    longitude,
    timeZone,
  }: Place): PlaceModel {
    return Object.assign(new PlaceModel(), {
      id: publicId,
      code,
      kind,
      name,
      country,
      iata,
      unLocode,
      latitude,
      longitude,
      timeZone,
    });
  }
}
