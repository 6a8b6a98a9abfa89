import {
  type AppendBytes,
  type EventBytes,
  leafOf,
  MARK_BYTES,
  type StreamFacts,
  sealOf,
  startOf,
} from './canonical.js';

/** Where a stream stops being what was sealed, and how that shows. */
export interface Break {
  /** The first bad sequence. */
  readonly sequence: number;
  /** Later than `sequence` where only the append is known that the bad one stands in. */
  readonly to: number;
  readonly why: string;
}

export interface SealedAppend extends AppendBytes {
  readonly seal: Buffer;
  readonly marks: Buffer;
}

/** Follows one stream from its start, append by append, and stops at the first break: nothing after it is proven. */
export class Chain {
  private previous: Buffer;
  /** The last sequence that is proven. */
  proven = 0;
  broken: Break | null = null;

  constructor(private readonly stream: StreamFacts & { readonly lastSequence: number }) {
    this.previous = startOf(stream);
  }

  /** @param events those from behind the former append up to the end of this one, in order */
  append(append: SealedAppend, events: readonly EventBytes[]): void {
    if (this.broken) return;
    const wrong = this.misplaced(append, events) ?? this.firstBad(append, events);
    if (wrong) this.broken = wrong;
    else {
      this.previous = append.seal;
      this.proven = append.lastSequence;
    }
  }

  /** @param events those behind the last append */
  end(events: readonly EventBytes[]): void {
    if (this.broken) return;
    const [extra] = events;
    const next = this.proven + 1;
    if (extra) this.broken = at(extra.sequence, 'it was inserted: no append has it');
    else if (this.stream.lastSequence > this.proven)
      this.broken = at(next, `the tail was cut: the stream goes up to ${this.stream.lastSequence}`);
    else if (this.stream.lastSequence < this.proven)
      this.broken = at(this.stream.lastSequence + 1, 'the head of the stream was set back');
  }

  private misplaced({ firstSequence }: SealedAppend, events: readonly EventBytes[]): Break | null {
    const early = events.find(({ sequence }) => sequence < firstSequence);
    if (early && early.sequence <= this.proven) return at(early.sequence, 'it was inserted');
    const next = this.proven + 1;
    if (early) return at(Math.min(early.sequence, next), 'the append that it was sealed in is gone');
    if (firstSequence > next)
      return at(next, 'the append that it was sealed in is gone, and the event with it');
    return firstSequence < next ? at(firstSequence, 'it is in two appends') : null;
  }

  private firstBad(append: SealedAppend, events: readonly EventBytes[]): Break | null {
    const { firstSequence, lastSequence, marks, seal } = append;
    const leaves = events.map(leafOf);
    for (let index = 0; firstSequence + index <= lastSequence; index += 1) {
      const sequence = firstSequence + index;
      if (events[index]?.sequence !== sequence) return at(sequence, 'it was deleted');
      const mark = marks.subarray(index * MARK_BYTES, (index + 1) * MARK_BYTES);
      if (!leaves[index]?.subarray(0, MARK_BYTES).equals(mark))
        return at(sequence, 'it is not what was sealed');
    }
    const whole = marks.length === (lastSequence - firstSequence + 1) * MARK_BYTES;
    if (whole && sealOf(this.previous, append, leaves).equals(seal)) return null;
    const to = lastSequence;
    return { sequence: firstSequence, to, why: 'its append or its seal is not what was sealed' };
  }
}

function at(sequence: number, why: string): Break {
  return { sequence, to: sequence, why };
}
