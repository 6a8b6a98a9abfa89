import { Injectable } from '@nestjs/common';
import { ConsignmentCreationService } from '../consignments/consignment-creation.service.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Principal } from '../platform/principal/principal.js';
import type { Refused } from '../platform/refusals/refusal.js';
import { validated } from '../platform/refusals/validated.js';
import { AnnouncedUnitsService } from './announced-units.service.js';
import { AnnouncementReader } from './announcement-reader.service.js';
import { importManifestInput } from './manifest.input.js';
import { type CheckedManifest, ManifestChecker } from './manifest-checker.service.js';
import type { LineProblem } from './manifest-table.js';
import { BAD_LINES } from './receiving.refusals.js';

export { BadLines } from './manifest.input.js';

/** What became of a manifest. */
export interface ManifestOutcome {
  /** Public id. */
  readonly consignmentId: string;
  readonly linesRead: number;
  readonly linesTaken: number;
  readonly problemCount: number;
  /** The first of them, in the order of the file. */
  readonly problems: readonly LineProblem[];
}

/** So many are kept with the outcome. `checkManifest` shows more. */
const KEPT_PROBLEMS = 100;

/** Consignments that donors announce with a list. */
@Injectable()
export class ManifestsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly creation: ConsignmentCreationService,
    private readonly checker: ManifestChecker,
    private readonly announced: AnnouncedUnitsService,
    private readonly reader: AnnouncementReader,
  ) {}

  /**
   * Announces a consignment with the pallets and goods of a manifest: with all its lines, or with the good ones.
   * @throws Refused BAD_LINES naming the first (with REFUSE_ALL, or when no line is good), and what announcing
   *   throws
   */
  async announce(principal: Principal, sent: unknown): Promise<ManifestOutcome> {
    const input = validated(importManifestInput, sent);
    const command = { operation: 'importManifest', idempotencyKey: input.idempotencyKey, body: input };
    const outcome = await this.commands.run(principal, command, async (tx) => {
      const hubId = await this.reader.hubId(tx, input.hub);
      const checked = await this.checker.check(tx, input.text);
      if (checked.units.length === 0 || (input.badLines === 'REFUSE_ALL' && checked.problems.length > 0))
        throw badLines(checked);
      const donorId = principal.organisationId;
      const consignment = await this.creation.create(tx, { ...input, hubId, donorId });
      await this.announced.add(tx, hubId, consignment, checked.units, input.portions);
      return { ...summaryOf(checked), consignmentId: consignment.publicId };
    });
    return outcome as ManifestOutcome;
  }
}

function summaryOf({ linesRead, linesTaken, problems }: CheckedManifest) {
  return {
    linesRead,
    linesTaken,
    problemCount: problems.length,
    problems: problems.slice(0, KEPT_PROBLEMS),
  };
}

function badLines({ problems, linesRead }: CheckedManifest): Refused {
  const [first] = problems;
  if (!first) return BAD_LINES.because('The manifest has no lines below its header.', 'text');
  const where = `line ${first.line}${first.column ? `, ${first.column}` : ''}`;
  const others = problems.length > 1 ? ` (${problems.length} bad lines in all)` : '';
  return BAD_LINES.because(
    `Nothing was stored of ${linesRead} lines. ${where[0]?.toUpperCase()}${where.slice(1)}: ${first.message}${others}`,
    `text.line[${first.line}]`,
  );
}
