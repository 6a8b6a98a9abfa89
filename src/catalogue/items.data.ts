import { CLINICAL_ITEMS } from './clinical-items.data.js';
import type { ItemFact } from './item-fact.js';
import { PROTECTIVE_ITEMS } from './protective-items.data.js';

/**
 * Edition of the Harmonized System that the items' codes are from: the one of 2020. What the edition of 2022 changed
 * stands in hs-codes.data.ts, because a code without its year says nothing.
 */
export const HS_YEAR = 2017;

/**
 * The goods that sources of 2020 name. HS codes: indicative list of WCO and WHO for COVID-19 supplies (2017 edition;
 * it has no legal force: material and mechanical parts decide); those of pulse oximeters, of transport medium and of
 * medicines (3004) are headings of the same edition that were not looked up. Groups: the disease commodity package of
 * the WHO (version 5, 4 May 2020). Temperature classes: usual labels; an antigen test is labelled 2 to 30 C, and ERT
 * (2 to 25 C) is the class that stays inside. Names are our own.
 */
export const ITEMS: readonly ItemFact[] = [...PROTECTIVE_ITEMS, ...CLINICAL_ITEMS];
