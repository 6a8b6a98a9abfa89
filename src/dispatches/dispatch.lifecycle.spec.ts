import {
  DISPATCH_MOVES,
  type DispatchActor,
  DispatchMove,
  DispatchStage,
  DispatchStatus,
  stageOf,
  unreachableStatuses,
} from './dispatch.lifecycle.js';
import { stepOf } from './dispatch-actor.js';

const ACTORS: readonly DispatchActor[] = ['OPERATOR', 'SUPERVISOR', 'AGENCY', 'WORKER'];

/** Spelled out by hand: from, move, to, who. Everything else is forbidden. */
const ALLOWED = `
  DRAFT        EDIT            DRAFT                OPERATOR SUPERVISOR
  DRAFT        REQUEST_PLAN    DRAFT                OPERATOR SUPERVISOR
  DRAFT        PLAN            PLANNED              WORKER
  DRAFT        CANCEL          CANCELLED            OPERATOR SUPERVISOR
  PLANNED      UNPLAN          DRAFT                WORKER
  PLANNED      LOAD            LOADING              OPERATOR SUPERVISOR
  PLANNED      CANCEL          CANCELLED            OPERATOR SUPERVISOR
  LOADING      LOAD            LOADING              OPERATOR SUPERVISOR
  LOADING      UNLOAD          LOADING              OPERATOR SUPERVISOR
  LOADING      UNLOAD_LAST     PLANNED              OPERATOR SUPERVISOR
  LOADING      DEPART          DEPARTED             WORKER
  LOADING      CANCEL          CANCELLED            OPERATOR SUPERVISOR
  DEPARTED     ARRIVE          ARRIVED              WORKER
  DEPARTED     DELIVER         DELIVERED            AGENCY SUPERVISOR
  DEPARTED     DELIVER_PARTLY  PARTIALLY_DELIVERED  AGENCY SUPERVISOR
  DEPARTED     FAIL_DELIVERY   DELIVERY_FAILED      AGENCY SUPERVISOR
  ARRIVED      DELIVER         DELIVERED            AGENCY SUPERVISOR
  ARRIVED      DELIVER_PARTLY  PARTIALLY_DELIVERED  AGENCY SUPERVISOR
  ARRIVED      FAIL_DELIVERY   DELIVERY_FAILED      AGENCY SUPERVISOR
  DELIVERY_FAILED SEND_BACK    RETURNING            AGENCY SUPERVISOR
  PARTIALLY_DELIVERED SEND_BACK RETURNING           AGENCY SUPERVISOR
  RETURNING    TAKE_BACK       RETURNED             OPERATOR SUPERVISOR
  RETURNING    TAKE_BACK_REST  PARTIALLY_DELIVERED  OPERATOR SUPERVISOR`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .flatMap(([from, move, to, ...actors]) => actors.map((actor) => `${from} ${move} ${actor} -> ${to}`));

function tried(status: DispatchStatus, move: DispatchMove, actor: DispatchActor): string {
  try {
    return stepOf({ reference: 'D-1', status }, move, [actor]).to;
  } catch (problem) {
    return (problem as { code: string }).code;
  }
}

describe('the lifecycle of a dispatch', () => {
  it('allows these moves to these actors and nothing else', () => {
    const found = Object.values(DispatchStatus).flatMap((from) =>
      Object.values(DispatchMove).flatMap((move) =>
        ACTORS.map((actor) => ({ from, move, actor, end: tried(from, move, actor) })),
      ),
    );
    expect(found).toHaveLength(11 * 16 * 4);
    const allowed = found.filter(({ end }) => end in DispatchStatus);
    expect(allowed.map(({ from, move, actor, end }) => `${from} ${move} ${actor} -> ${end}`).sort()).toEqual(
      [...ALLOWED].sort(),
    );
    const refused = found.filter(({ end }) => !(end in DispatchStatus));
    for (const { from, move, end } of refused) {
      expect(end).toBe(DISPATCH_MOVES[from][move] ? 'FORBIDDEN' : 'DISPATCH_MOVE_NOT_ALLOWED');
    }
  });

  it('leads to every status, and says so when it does not', () => {
    expect(unreachableStatuses()).toEqual([]);
    const broken = {
      ...DISPATCH_MOVES,
      DELIVERY_FAILED: DISPATCH_MOVES.DELIVERED,
      PARTIALLY_DELIVERED: DISPATCH_MOVES.DELIVERED,
    };
    expect(unreachableStatuses(broken)).toEqual(['RETURNING', 'RETURNED']);
  });

  it('has exactly those in no list with which nothing has to be done', () => {
    const ended = Object.values(DispatchStatus).filter((status) =>
      Object.values(DISPATCH_MOVES[status]).every((step) => !step),
    );
    expect(Object.values(DispatchStatus).filter((status) => stageOf(status) === null)).toEqual(
      Object.values(DispatchStatus).filter(
        (status) => ended.includes(status) || status === 'PARTIALLY_DELIVERED',
      ),
    );
    expect(stageOf('LOADING')).toBe(DispatchStage.PREPARING);
    expect(stageOf('DEPARTED')).toBe(DispatchStage.UNDER_WAY);
  });
});
