import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { CommodityGroup, CountingUnit, type Item, ItemCategory, LanguageCode } from './item.entity.js';

registerEnumType(TemperatureClass, {
  name: 'TemperatureClass',
  description: 'What temperature goods must be kept at. Limits belong to the range.',
  valuesMap: {
    AMB: { description: 'Ambient: no control.' },
    CRT: { description: 'Controlled room temperature: 15 to 25 degrees Celsius.' },
    ERT: { description: 'Extended room temperature: 2 to 25 degrees Celsius.' },
    COL: { description: 'Cool: 2 to 8 degrees Celsius.' },
    FRZ: { description: 'Frozen: -25 to -15 degrees Celsius.' },
    ULT: { description: 'Ultra-low: -90 to -60 degrees Celsius.' },
  },
});

registerEnumType(ItemCategory, {
  name: 'ItemCategory',
  description: 'What an item is for.',
  valuesMap: {
    MEDICAL_MASK: { description: 'Surgical masks: they protect the patient from the wearer.' },
    RESPIRATOR_MASK: {
      description:
        'Filtering masks (FFP2, N95): they protect the wearer. Not a ventilator, whatever a dictionary says.',
    },
    GLOVE: { description: 'Examination and surgical gloves.' },
    GARMENT: { description: 'Gowns and coveralls.' },
    FACE_PROTECTION: { description: 'Goggles and face shields.' },
    DIAGNOSTIC_TEST: { description: 'Test kits and reagents.' },
    VENTILATOR: { description: 'Machines that breathe for a patient. Not a respirator mask.' },
    OXYGEN_EQUIPMENT: { description: 'Concentrators and what gives oxygen otherwise.' },
    MEASURING_INSTRUMENT: { description: 'Thermometers, oximeters, monitors.' },
    DISINFECTANT: { description: 'For hands and surfaces. Often dangerous goods.' },
    MEDICINE: { description: 'Medicines: the donation guidelines of the WHO apply.' },
    VACCINE: { description: 'Vaccines: medicines with a cold chain and budgets of time outside it.' },
  },
});

registerEnumType(CommodityGroup, {
  name: 'CommodityGroup',
  description: 'Group of the disease commodity package of the WHO for COVID-19.',
  valuesMap: {
    SURVEILLANCE: { description: 'Taking samples, and finding out who is infected.' },
    PREVENTION_AND_CONTROL: { description: 'Protective equipment, triage, hygiene.' },
    CASE_MANAGEMENT: { description: 'Biomedical equipment and medicines for those who are ill.' },
    IMMUNISATION: { description: 'Vaccines: no group of the package, but of this hub.' },
  },
});

export { LanguageCode };

registerEnumType(LanguageCode, {
  name: 'Language',
  description: 'A language of the catalogue.',
  valuesMap: {
    fr: { description: 'French.' },
    nl: { description: 'Dutch.' },
    de: { description: 'German.' },
    en: { description: 'English.' },
    zh: { description: 'Chinese, in simplified characters.' },
  },
});

registerEnumType(CountingUnit, {
  name: 'CountingUnit',
  description: 'What a quantity of an item counts.',
  valuesMap: {
    PIECE: { description: 'Single things: masks, gloves (not pairs), machines.' },
    TEST: { description: 'Single tests, however many are in a kit.' },
    BOTTLE: { description: 'Bottles, whatever their size.' },
    TABLET: { description: 'Tablets or capsules.' },
    AMPOULE: { description: 'Ampoules, whatever their size.' },
    DOSE: { description: 'Doses, however many are in a vial.' },
  },
});

@ObjectType('SupplyItemNames', { description: 'The name of an item in the languages of the hub.' })
export class ItemNamesModel {
  @Field(() => String, { description: 'French.' })
  fr!: string;

  @Field(() => String, { description: 'Dutch.' })
  nl!: string;

  @Field(() => String, { description: 'German.' })
  de!: string;

  @Field(() => String, { description: 'English.' })
  en!: string;

  @Field(() => String, { description: 'Chinese, in simplified characters.' })
  zh!: string;
}

@ObjectType('SupplyItem', { description: 'A kind of medical goods, as the catalogue knows it.' })
export class ItemModel {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its code: `MASK_FFP2`.' })
  code!: string;

  @Field(() => ItemCategory, { description: 'What it is for.' })
  category!: ItemCategory;

  @Field(() => CommodityGroup, { description: 'Group of the commodity package of the WHO.' })
  group!: CommodityGroup;

  @Field(() => String, {
    description: 'Heading of the Harmonized System: `6307.90`. Indicative: material and parts decide.',
  })
  hsCode!: string;

  @Field(() => Int, { description: 'Edition of the Harmonized System that the heading is from.' })
  hsYear!: number;

  @Field(() => TemperatureClass, { description: 'What temperature it must be kept at.' })
  temperatureClass!: TemperatureClass;

  @Field(() => CountingUnit, { description: 'What its quantities count.' })
  countedIn!: CountingUnit;

  @Field(() => Boolean, { description: 'Whether the rules for medicines apply to it.' })
  isMedicine!: boolean;

  /** Internal id, for the resolvers of fields. */
  itemId!: number;

  static of(item: Item): ItemModel {
    const { id, publicId, code, category, hsCode, hsYear, temperatureClass } = item;
    const named = { code, group: item.group, category, hsCode, hsYear, temperatureClass };
    const rest = { countedIn: item.baseUnit, isMedicine: item.medicine };
    return Object.assign(new ItemModel(), { id: publicId, ...named, ...rest, itemId: id });
  }
}

export const ItemConnection = ConnectionOf(ItemModel, 'SupplyItem');
