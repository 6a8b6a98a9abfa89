export type Hear = (text: string) => void;
export type Unsubscribe = () => void;

/** Redis sets no limit, Postgres ends a NOTIFY at 8,000 bytes. */
const LONGEST_TEXT = 4_000;
const CHANNEL = /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/;

/**
 * Hints between processes: "look again". A hint may be lost (a dropped connection, a full server) and may come
 * twice, so whoever listens also polls, and a text carries at most a name or a number of what to look at.
 * Publish after the commit of what the hint is about: a hint that comes before it points at nothing.
 */
export abstract class Bus {
  /** Resolves when the hint was handed over or given up. Never rejects for want of a server. */
  abstract publish(channel: string, text: string): Promise<void>;

  /** Starts to listen in the background, and again after every lost connection. Call the answer to stop. */
  abstract subscribe(channel: string, hear: Hear): Unsubscribe;

  /** Why hints are not passed on right now, or null. */
  abstract problem(): string | null;
}

/** @throws Error a channel name or a text that one of the two servers would refuse. */
export function checkChannel(channel: string, text = ''): void {
  if (!CHANNEL.test(channel) || channel.length > 50) {
    throw new Error(`A channel is at most 50 small letters and digits, parted by . - or _, not ${channel}`);
  }
  if (text.length > LONGEST_TEXT) throw new Error(`A hint has at most ${LONGEST_TEXT} characters`);
}

/** Who listens to what. One broken listener does not keep the others from hearing. */
export class Listeners {
  private readonly byChannel = new Map<string, Set<Hear>>();

  constructor(private readonly failed: (channel: string, problem: unknown) => void) {}

  get channels(): string[] {
    return [...this.byChannel.keys()];
  }

  /** @returns true for the first listener of a channel. */
  add(channel: string, hear: Hear): boolean {
    const known = this.byChannel.get(channel);
    if (known) known.add(hear);
    else this.byChannel.set(channel, new Set([hear]));
    return !known;
  }

  /** @returns true when nobody is left on the channel. */
  remove(channel: string, hear: Hear): boolean {
    const known = this.byChannel.get(channel);
    if (!known?.delete(hear) || known.size > 0) return false;
    return this.byChannel.delete(channel);
  }

  tell(channel: string, text: string): void {
    for (const hear of this.byChannel.get(channel) ?? []) {
      try {
        hear(text);
      } catch (problem) {
        this.failed(channel, problem);
      }
    }
  }
}
