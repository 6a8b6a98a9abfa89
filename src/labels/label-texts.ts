import { limitsOf } from '../standards/temperature-class.js';
import type { LabelContent, LabelLine } from './label-content.js';
import { LABEL_WORDS, type Language } from './label-words.data.js';

/** One line of print: what it is, and what it says. */
export interface Caption {
  readonly title: string;
  readonly text: string;
}

/** Kinds of goods that fit onto a label. More are on the packing list. */
const MOST_LINES = 3;
const GRAMS = 1_000;

/** What people read on a label, from top to bottom. */
export function captionsOf(content: LabelContent, language: Language): Caption[] {
  const words = LABEL_WORDS[language];
  const { from, hub, to, dispatch, grossGrams } = content;
  const limits = limitsOf(content.temperatureClass);
  const captions: (Caption | null)[] = [
    { title: words.from, text: [hub, ...from].join(' · ') },
    to ? { title: words.to, text: to } : null,
    dispatch ? { title: words.dispatch, text: dispatch } : null,
    ...goodsOf(content, language),
    grossGrams > 0 ? { title: words.grossWeight, text: kilograms(grossGrams, language) } : null,
    limits
      ? { title: words.temperature, text: `${limits.minimumCelsius}…${limits.maximumCelsius} °C` }
      : null,
  ];
  return captions.flatMap((caption) => caption ?? []);
}

function goodsOf({ lines }: LabelContent, language: Language): Caption[] {
  const words = LABEL_WORDS[language];
  const shown = lines.slice(0, MOST_LINES).map((line) => ({
    title: words.content,
    text: goods(line, language),
  }));
  return lines.length > MOST_LINES ? [...shown, { title: '', text: words.several }] : shown;
}

function goods({ item, lot, expiry, quantity }: LabelLine, language: Language): string {
  const words = LABEL_WORDS[language];
  const details = [
    `${words.quantity} ${whole(quantity, language)}`,
    ...(lot ? [`${words.lot} ${lot}`] : []),
    ...(expiry ? [`${words.useBy} ${expiry}`] : []),
  ];
  return `${item} — ${details.join(', ')}`;
}

/** With the separators of the language: 12 345,6 kg. */
export function kilograms(grams: number, language: Language): string {
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(grams / GRAMS)} kg`;
}

export function whole(number: number, language: Language): string {
  return new Intl.NumberFormat(language).format(number);
}
