import type { TemperatureClass } from '../standards/temperature-class.js';
import type { CountingUnit, ItemCategory, Language } from './item.entity.js';

export interface ItemFact {
  readonly code: string;
  readonly category: ItemCategory;
  readonly hsCode: string;
  readonly temperatureClass: TemperatureClass;
  readonly baseUnit: CountingUnit;
  readonly names: Readonly<Record<Language, string>>;
}

/**
 * Edition of the Harmonized System that the codes are from. The 2022 edition moved test kits (3822.1x), so that a
 * code without its year says nothing.
 */
export const HS_YEAR = 2017;

/**
 * The usual goods of 2020. HS codes: indicative list of WCO and WHO for COVID-19 supplies (2017 edition; it has no
 * legal force: material and mechanical parts decide); 3004.90 for the medicine is the heading for medicaments in
 * measured doses. Temperature classes: usual labels; an antigen test is labelled 2 to 30 C, and ERT (2 to 25 C) is
 * the class that stays inside. Names are our own.
 *
 * The codes speak of MASK_FFP2, not of a respirator: in French a respirateur is a ventilator.
 */
export const ITEMS: readonly ItemFact[] = [
  {
    code: 'MASK_SURGICAL_IIR',
    category: 'MEDICAL_MASK',
    hsCode: '6307.90',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: 'Masque chirurgical, type IIR',
      nl: 'Chirurgisch mondmasker, type IIR',
      de: 'Chirurgische Maske, Typ IIR',
      en: 'Surgical mask, type IIR',
      zh: '医用外科口罩(IIR 型)',
    },
  },
  {
    code: 'MASK_FFP2',
    category: 'RESPIRATOR_MASK',
    hsCode: '6307.90',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: 'Masque FFP2',
      nl: 'Stofmasker FFP2',
      de: 'Atemschutzmaske FFP2',
      en: 'Respirator mask FFP2',
      zh: 'FFP2 防护口罩',
    },
  },
  {
    code: 'GLOVE_NITRILE',
    category: 'GLOVE',
    hsCode: '4015.19',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: "Gant d'examen, nitrile",
      nl: 'Onderzoekshandschoen, nitril',
      de: 'Untersuchungshandschuh, Nitril',
      en: 'Examination glove, nitrile',
      zh: '丁腈检查手套',
    },
  },
  {
    code: 'GOWN_ISOLATION',
    category: 'GARMENT',
    hsCode: '6210.10',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: "Blouse d'isolement",
      nl: 'Isolatieschort',
      de: 'Schutzkittel',
      en: 'Isolation gown',
      zh: '隔离衣',
    },
  },
  {
    code: 'GOGGLES',
    category: 'FACE_PROTECTION',
    hsCode: '9004.90',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: 'Lunettes de protection',
      nl: 'Beschermbril',
      de: 'Schutzbrille',
      en: 'Protective goggles',
      zh: '护目镜',
    },
  },
  {
    code: 'FACE_SHIELD',
    category: 'FACE_PROTECTION',
    hsCode: '3926.20',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: 'Visière de protection',
      nl: 'Gelaatsscherm',
      de: 'Gesichtsschutzschild',
      en: 'Face shield',
      zh: '防护面屏',
    },
  },
  {
    code: 'TEST_PCR',
    category: 'DIAGNOSTIC_TEST',
    hsCode: '3822.00',
    temperatureClass: 'FRZ',
    baseUnit: 'TEST',
    names: {
      fr: 'Kit de test PCR, SARS-CoV-2',
      nl: 'PCR-testkit, SARS-CoV-2',
      de: 'PCR-Testkit, SARS-CoV-2',
      en: 'PCR test kit, SARS-CoV-2',
      zh: '新型冠状病毒核酸检测试剂盒(PCR)',
    },
  },
  {
    code: 'TEST_ANTIGEN',
    category: 'DIAGNOSTIC_TEST',
    hsCode: '3002.15',
    temperatureClass: 'ERT',
    baseUnit: 'TEST',
    names: {
      fr: 'Test antigénique rapide, SARS-CoV-2',
      nl: 'Antigeensneltest, SARS-CoV-2',
      de: 'Antigen-Schnelltest, SARS-CoV-2',
      en: 'Rapid antigen test, SARS-CoV-2',
      zh: '新型冠状病毒抗原快速检测试剂',
    },
  },
  {
    code: 'VENTILATOR',
    category: 'VENTILATOR',
    hsCode: '9019.20',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: 'Respirateur de soins intensifs',
      nl: 'Beademingstoestel voor intensieve zorg',
      de: 'Beatmungsgerät für Intensivmedizin',
      en: 'Intensive care ventilator',
      zh: '重症监护呼吸机',
    },
  },
  {
    code: 'OXYGEN_CONCENTRATOR',
    category: 'OXYGEN_EQUIPMENT',
    hsCode: '9019.20',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: "Concentrateur d'oxygène",
      nl: 'Zuurstofconcentrator',
      de: 'Sauerstoffkonzentrator',
      en: 'Oxygen concentrator',
      zh: '制氧机',
    },
  },
  {
    code: 'THERMOMETER_INFRARED',
    category: 'MEASURING_INSTRUMENT',
    hsCode: '9025.19',
    temperatureClass: 'AMB',
    baseUnit: 'PIECE',
    names: {
      fr: 'Thermomètre infrarouge',
      nl: 'Infraroodthermometer',
      de: 'Infrarotthermometer',
      en: 'Infrared thermometer',
      zh: '红外线体温计',
    },
  },
  {
    code: 'HAND_SANITISER',
    category: 'DISINFECTANT',
    hsCode: '3808.94',
    temperatureClass: 'AMB',
    baseUnit: 'BOTTLE',
    names: {
      fr: 'Solution hydroalcoolique pour les mains',
      nl: 'Handalcohol',
      de: 'Händedesinfektionsmittel',
      en: 'Hand sanitiser',
      zh: '免洗手消毒液',
    },
  },
  {
    code: 'PARACETAMOL_500_MG',
    category: 'MEDICINE',
    hsCode: '3004.90',
    temperatureClass: 'CRT',
    baseUnit: 'TABLET',
    names: {
      fr: 'Paracétamol 500 mg, comprimé',
      nl: 'Paracetamol 500 mg, tablet',
      de: 'Paracetamol 500 mg, Tablette',
      en: 'Paracetamol 500 mg, tablet',
      zh: '对乙酰氨基酚片 500 毫克',
    },
  },
];
