import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { HubEvent } from './hub.events.js';
import { overrideLaneInput, resetLaneInput } from './lane.input.js';
import { LANE_NOT_OVERRIDDEN, noSuchLane } from './lane.refusals.js';
import { type LaneRow, LaneStore } from './lane.store.js';
import { LanesService } from './lanes.service.js';
import { PlacesService } from './places.service.js';

type Input = Readonly<Record<'idempotencyKey' | 'laneId' | 'reason', string>>;

/** What a hub's supervisor knows better of a lane. The hub's stream keeps who said so, and when. */
@Injectable()
export class LaneOverridesService {
  constructor(
    private readonly commands: CommandsService,
    private readonly lanes: LanesService,
    private readonly store: LaneStore,
    private readonly places: PlacesService,
    private readonly history: HistoryService,
  ) {}

  /** In the place of the usual hours, or of what the hub entered before. @throws Refused INVALID_INPUT, NOT_FOUND */
  async override(principal: Principal, sent: unknown): Promise<LaneRow> {
    const input = validated(overrideLaneInput, sent);
    return this.change(principal, 'overrideLane', input, async (tx, lane, streamId) => {
      const { hoursLeast, hoursMost, routeKilometres = null, reason } = input;
      const own = { hubId: tx.principal.hubId, laneId: lane.id };
      await this.store.end(tx, own.hubId, own.laneId, null);
      await this.store.insert(tx, { ...own, hoursLeast, hoursMost, routeKilometres, reason });
      const after = { hours: [hoursLeast, hoursMost], routeKilometres };
      await this.record(tx, streamId, HubEvent.LANE_OVERRIDDEN, lane, after, reason);
    });
  }

  /** The usual hours hold again. @throws Refused INVALID_INPUT, NOT_FOUND, LANE_NOT_OVERRIDDEN */
  async reset(principal: Principal, sent: unknown): Promise<LaneRow> {
    const input = validated(resetLaneInput, sent);
    return this.change(principal, 'resetLane', input, async (tx, lane, streamId) => {
      const { reason } = input;
      if (!(await this.store.end(tx, tx.principal.hubId, lane.id, reason)))
        throw LANE_NOT_OVERRIDDEN.because('The usual hours of this lane hold already.', 'laneId');
      await this.record(tx, streamId, HubEvent.LANE_RESET, lane, {}, reason);
    });
  }

  private async record(
    tx: Transaction,
    streamId: string,
    code: number,
    lane: LaneRow,
    after: Readonly<Record<string, unknown>>,
    why: string,
  ): Promise<void> {
    const reason = new Words(why);
    const detail = { ...named(lane), ...after, reason };
    const before = { hours: named(lane).before };
    const audit = { subjectKind: 'lane', subject: lane.publicId, before, after, reason };
    await this.history.append(tx, streamId, [{ code, detail, audit }]);
  }

  private async change(
    principal: Principal,
    operation: string,
    input: Input,
    effect: (tx: Transaction, lane: LaneRow, streamId: string) => Promise<void>,
  ): Promise<LaneRow> {
    const command = { operation, idempotencyKey: input.idempotencyKey, body: input };
    const { laneId } = await this.commands.run(principal, command, async (tx) => {
      const hub = await this.places.hubById(tx, tx.principal.hubId);
      if (!hub) throw noSuchLane();
      await this.history.lockHeads(tx, [hub.streamId]);
      const lane = await this.lanes.visible(tx, input.laneId);
      if (!lane) throw noSuchLane();
      await effect(tx, lane, hub.streamId);
      return { laneId: lane.publicId };
    });
    return this.lanes.answer(principal, laneId);
  }
}

/** The lane and the hours that held before, for people who read the history. */
function named({
  from,
  to,
  mode,
  ownLeast,
  ownMost,
  usualLeast,
  usualMost,
}: LaneRow): Record<string, unknown> {
  return { from, to, mode, before: [ownLeast ?? usualLeast, ownMost ?? usualMost] };
}
