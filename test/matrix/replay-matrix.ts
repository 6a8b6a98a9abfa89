import type { Party } from './audience.js';
import { inputType, WITHOUT_KEY } from './door.js';
import type { Finding } from './query-matrix.js';
import { rootFields, wholeSelection } from './selections.js';
import type { Act, Stage } from './stage.js';
import type { Asker } from './viewers.js';

const OTHERS: Readonly<Record<Party, Party>> = {
  hub: 'otherHub',
  otherHub: 'hub',
  donor: 'otherDonor',
  otherDonor: 'donor',
  agency: 'otherAgency',
  otherAgency: 'agency',
  carrier: 'otherCarrier',
  otherCarrier: 'carrier',
};

/**
 * Everything that was done in the fixture once more, with its idempotency key and body, by another organisation of
 * the same kind. A key is the caller's own: it gets nothing of the first one's outcome, nor is it told of its key.
 * Some of it is done, so this comes last.
 */
export class ReplayMatrix {
  readonly findings: Finding[] = [];
  asked = 0;

  constructor(private readonly stage: Stage) {}

  async run(askers: readonly Asker[]): Promise<void> {
    for (const act of this.stage.acts) {
      const asker = askers.find(({ viewer }) => viewer === OTHERS[act.party]);
      if (asker && !WITHOUT_KEY.includes(act.mutation)) await this.replay(act, asker);
    }
  }

  private async replay({ mutation, input: whole }: Act, asker: Asker): Promise<void> {
    // A vehicle is named by an id that nobody guesses: whoever has it, has it from the hub.
    const { transportIds: _, ...input } = whole;
    const field = rootFields('mutation').find(({ name }) => name === mutation);
    if (!field) return;
    this.asked += 1;
    const selection = wholeSelection('mutation', field).replaceAll(/\bcode\b(?=[^{}]*\})/g, 'named: code');
    const query = `mutation R($input: ${inputType(mutation)}!) { ${mutation}(input: $input) ${selection} }`;
    const { status, data, errors, text } = await this.stage.door.ask(asker.token, query, { input });
    const code = data?.[mutation]?.named;
    if (status !== 200 || errors.length > 0) this.report(mutation, asker, `fails: ${text.slice(0, 300)}`);
    if (code === 'KEY_REUSED' || code === 'ALREADY_ISSUED') this.report(mutation, asker, `is told ${code}`);
    // What it makes itself is new.
    for (const leak of this.stage.audience.foreignIn(text, asker.viewer, JSON.stringify(input)))
      if (!leak.includes('does not know')) this.report(mutation, asker, `shows ${leak}`);
  }

  private report(mutation: string, asker: Asker, what: string): void {
    this.findings.push(`${mutation} replayed by the ${asker.name} ${what}`);
  }
}
