/** Minutes until something is tried again: longer each time, two hours at most, for as long as it takes. */
export const minutesUntilNext = (attempts: number): number => Math.min(2 ** Math.max(attempts - 1, 0), 120);

/** When it is tried again after it ended so; who says when to come back is heeded. @param attempts how many there were */
export const nextTry = (
  ended: { kind: string; retryAfterSeconds?: number },
  attempts: number,
  at: Date,
): Date => new Date(at.getTime() + (ended.retryAfterSeconds ?? minutesUntilNext(attempts) * 60) * 1000);
