/** How much of it is under way now, by name. */
const counts = new Map<string, number>();

/** What this process is at, so that it can say what has not come to its end when it must end itself. */
export const underWay = {
  /** @param what without personal data: it is logged @returns what to call, once, when it is over */
  begin(what: string): () => void {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return () => {
      const left = (counts.get(what) ?? 0) - 1;
      if (left > 0) counts.set(what, left);
      else counts.delete(what);
    };
  },
  async during<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const over = underWay.begin(what);
    try {
      return await work();
    } finally {
      over();
    }
  },
  present: (): Readonly<Record<string, number>> => Object.fromEntries(counts),
};
