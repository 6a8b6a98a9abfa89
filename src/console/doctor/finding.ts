/** `bad`: the hub does not work, or is not safe. `look`: it works, and somebody should look. */
export type Health = 'ok' | 'look' | 'bad';

export interface Finding {
  readonly health: Health;
  readonly what: string;
  /** What to do; empty where all is well. Never a secret. */
  readonly advice: string;
}

export const ok = (what: string): Finding => ({ health: 'ok', what, advice: '' });
export const look = (what: string, advice: string): Finding => ({ health: 'look', what, advice });
export const bad = (what: string, advice: string): Finding => ({ health: 'bad', what, advice });

export function lineOf({ health, what, advice }: Finding): string {
  const mark = { ok: 'ok  ', look: 'look', bad: 'BAD ' }[health];
  return advice ? `${mark}  ${what}. ${advice}` : `${mark}  ${what}.`;
}
