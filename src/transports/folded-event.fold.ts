/** What the fold reads of an event. */
export interface FoldedEvent {
  readonly sequence: number;
  readonly code: number;
  readonly occurredAt: Date;
  readonly clientKey: string;
  readonly corrects: number;
  readonly detail: Readonly<Record<string, unknown>> | null;
}
