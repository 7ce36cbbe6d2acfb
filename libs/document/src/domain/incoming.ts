import { documentProblem } from './document.problems.ts';

/** What comes of a file in one request. */
export class Incoming {
  private length = 0;

  constructor(
    private readonly body: AsyncIterable<Buffer>,
    /** Bytes that are still missing. */
    private readonly missing: number,
  ) {}

  /** Bytes that have come. */
  get received(): number {
    return this.length;
  }

  /**
   * The bytes as they come. A connection that is cut ends them: what has come is kept, and the upload goes on from there.
   * @throws document.piece-unfit when more comes than was announced
   */
  async *bytes(): AsyncGenerator<Buffer> {
    const parts = this.body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await parts.next().catch(() => ({ done: true as const, value: undefined }));
        if (next.done) return;
        this.length += next.value.length;
        if (this.length > this.missing) throw documentProblem('document.piece-unfit');
        yield next.value;
      }
    } finally {
      await parts.return?.().catch(() => undefined);
    }
  }
}
