/** Differences named for one check; the others are only counted. */
const NAMED = 5;
/** Milliseconds between two lines about one check that takes long. */
const BETWEEN = 5_000;

export interface Finding {
  readonly what: string;
  readonly checked: number;
  readonly differences: number;
  readonly named: readonly string[];
}

/** What was checked, one line each as it comes, and what differs. */
export class Findings {
  readonly all: Finding[] = [];
  private toldAt = Date.now();

  constructor(private readonly out: { write(text: string): unknown }) {}

  add(what: string, checked: number, differences: number, named: readonly string[] = []): void {
    const finding = { what, checked, differences, named: named.slice(0, NAMED) };
    this.all.push(finding);
    this.toldAt = Date.now();
    this.out.write(`  ${what.padEnd(64)} ${String(checked).padStart(10)}  ${verdict(differences)}\n`);
    for (const one of finding.named) this.out.write(`    DIFFERS: ${one}\n`);
    if (differences > finding.named.length && finding.named.length > 0) {
      this.out.write(`    and ${differences - finding.named.length} more\n`);
    }
  }

  /** A number that somebody may want to know, and that is neither right nor wrong. */
  note(what: string, count: number): void {
    this.out.write(`  ${what.padEnd(64)} ${String(count).padStart(10)}\n`);
  }

  /** Says now and then how far a long check is. */
  reached(what: string, checked: number): void {
    if (Date.now() < this.toldAt + BETWEEN) return;
    this.toldAt = Date.now();
    this.out.write(`  ${what}: ${checked} so far ...\n`);
  }

  get differences(): number {
    return this.all.reduce((sum, { differences }) => sum + differences, 0);
  }
}

function verdict(differences: number): string {
  return differences === 0 ? 'good' : `${differences} DIFFER`;
}
