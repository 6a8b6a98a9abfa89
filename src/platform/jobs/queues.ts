/**
 * Every queue there is. A name added here is made by the next migrate (its sequence in BullMQ's schema needs
 * the owner) and worked off by every worker process. No colon in a name: BullMQ refuses it.
 */
export const QUEUES = ['dispatches', 'notices'] as const;
export type QueueName = (typeof QUEUES)[number];
