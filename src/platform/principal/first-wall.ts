/**
 * The first of two walls between organisations: every rule by which the application decides from the domain's own
 * rows (whose hub, whose gift, whose agency, whose vehicle) what a principal may see passes through here. The second
 * one is Postgres' row-level security, which reads shares and knows nothing of these rules.
 *
 * It does nothing but be in the way: the tests that ask whether the second wall holds alone replace its methods, and
 * nothing else can. There is no setting.
 */
export class FirstWall {
  /** Whether a row that was read may be shown or used. */
  admits(rule: boolean): boolean {
    return rule;
  }

  /** A condition of SQL that leaves out what the principal may not see. It has its own AND and OR in brackets. */
  where(condition: string): string {
    return condition;
  }
}

export const firstWall = new FirstWall();
