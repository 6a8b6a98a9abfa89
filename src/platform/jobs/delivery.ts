/** One message on its way to one subscriber. This, and nothing else, is what a queue carries. */
export interface Delivery {
  readonly outboxId: string;
  readonly subscriber: string;
  /** 1 at first; one more each time the message was lost or an operator took it up again. */
  readonly attempt: number;
}

/**
 * The id under which a queue holds a delivery. The same delivery twice is one job: BullMQ ignores an id that it
 * still holds. It refuses a colon, and an integer, which a uuid in front rules out.
 */
export function queueJobId({ outboxId, subscriber, attempt }: Delivery): string {
  const id = `${outboxId}-${subscriber}-${attempt}`;
  if (id.includes(':') || /^\d+$/.test(id)) throw new Error(`BullMQ would refuse the job id ${id}`);
  return id;
}
