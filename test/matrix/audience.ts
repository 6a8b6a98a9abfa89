/** Organisations of the matrix, by what they are to one another. `nobody` has not signed in. */
export const PARTIES = [
  'hub',
  'otherHub',
  'donor',
  'otherDonor',
  'agency',
  'otherAgency',
  'carrier',
  'otherCarrier',
] as const;
export type Party = (typeof PARTIES)[number];
export type Viewer = Party | 'nobody';

/** Whom something is for; `all`: it belongs to nobody, or everybody knows it. */
export type Viewers = readonly Party[] | 'all';

interface Known {
  /** What it is and whose, for the reader of a finding. */
  readonly what: string;
  readonly viewers: Viewers;
}

const CANARY = /ZQ\d+X/gi;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const SSCC = /(?<!\d)\d{18}(?!\d)/g;
/** Smaller numbers are counts and measures that anything may have. */
const QUANTITY = /(?<![\w.-])[1-9]\d{5,8}(?![\w.-])/g;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Who may see what, word by word: every name, note, reference, number and id of the fixture is unlike any other
 * and knows its viewers. A leak is found by looking through whole answers for what is another's.
 */
export class Audience {
  private readonly known = new Map<string, Known>();
  private serial = 0;

  /** A text that occurs nowhere else. */
  canary(what: string, ...viewers: readonly Party[]): string {
    this.serial += 1;
    const text = `ZQ${this.serial}X`;
    this.learn(text, what, viewers);
    return text;
  }

  /** A quantity of six digits that occurs nowhere else. */
  quantity(what: string, ...viewers: readonly Party[]): number {
    this.serial += 1;
    const number = 200_000 + this.serial * 307;
    this.learn(String(number), what, viewers);
    return number;
  }

  learn(text: string, what: string, viewers: Viewers): void {
    this.known.set(text.toUpperCase(), { what, viewers });
  }

  /**
   * What in the text is not for this viewer. Ids that nobody told of are found as well.
   * @param sent what the viewer said itself: an echo tells nothing new
   */
  foreignIn(text: string, viewer: Viewer, sent = ''): string[] {
    const said = new Set(wordsOf(sent));
    const words = new Set(wordsOf(text).filter((word) => !said.has(word)));
    return [...words].flatMap((word) => this.judge(word, viewer));
  }

  /** Whether the viewer may see what this text names. */
  mayKnow(text: string, viewer: Viewer): boolean {
    return this.judge(text.toUpperCase(), viewer).length === 0;
  }

  private judge(word: string, viewer: Viewer): string[] {
    const known = this.known.get(word);
    if (!known) return word.includes('-') ? [`${word}, an id that the fixture does not know`] : [];
    if (known.viewers === 'all') return [];
    const may = viewer !== 'nobody' && known.viewers.includes(viewer);
    return may ? [] : [`${word}: ${known.what}, which is for ${known.viewers.join(', ') || 'nobody'}`];
  }
}

function wordsOf(text: string): string[] {
  const words = [CANARY, UUID, SSCC, QUANTITY].flatMap((form) => text.match(form) ?? []);
  return [...new Set(words.map((word) => word.toUpperCase()))].filter((word) => word !== NO_ID);
}
