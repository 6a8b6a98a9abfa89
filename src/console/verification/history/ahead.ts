/** Rows of one kind in the order of their streams, with a look at the next one. */
export class Ahead<Row extends { readonly streamId: string }> {
  private next: Row | undefined;

  private constructor(private readonly rows: AsyncGenerator<Row>) {}

  static async of<Row extends { readonly streamId: string }>(rows: AsyncGenerator<Row>): Promise<Ahead<Row>> {
    const ahead = new Ahead(rows);
    await ahead.step();
    return ahead;
  }

  /** The stream of the next row; infinite when there is none. */
  get stream(): number {
    return this.next ? Number(this.next.streamId) : Number.POSITIVE_INFINITY;
  }

  /** The next row, if it is of this stream and wanted. */
  async take(stream: number, wanted: (row: Row) => boolean = () => true): Promise<Row | null> {
    const row = this.next;
    if (!row || this.stream !== stream || !wanted(row)) return null;
    await this.step();
    return row;
  }

  private async step(): Promise<void> {
    const { value, done } = await this.rows.next();
    this.next = done ? undefined : value;
  }
}
