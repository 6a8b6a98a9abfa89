const FIRST = 1_024;

/** One sequence a stream, by the stream's id: ids are given in order, so four bytes each are enough. */
export class Sequences {
  private values = new Int32Array(FIRST);

  of(stream: number): number {
    return this.values[stream] ?? 0;
  }

  set(stream: number, sequence: number): void {
    if (stream >= this.values.length) {
      const larger = new Int32Array(Math.max(2 * this.values.length, stream + 1));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[stream] = sequence;
  }

  /** Streams that have one. */
  *known(): Generator<number> {
    for (let stream = 0; stream < this.values.length; stream += 1) if (this.of(stream) > 0) yield stream;
  }
}
