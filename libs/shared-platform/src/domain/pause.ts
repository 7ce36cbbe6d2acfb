/** Minutes until something is tried again: longer each time, two hours at most, for as long as it takes. */
export const minutesUntilNext = (failures: number): number => Math.min(2 ** Math.max(failures - 1, 0), 120);

/** When it is tried again after it ended so; who says when to come back is heeded. @param failures in a row */
export const nextTry = (
  ended: { kind: string; retryAfterSeconds?: number },
  failures: number,
  at: Date,
): Date => new Date(at.getTime() + (ended.retryAfterSeconds ?? minutesUntilNext(failures) * 60) * 1000);

/** What a try leaves behind that ended so: how many have failed in a row, and when the next is. @param state of what was tried, after it */
export function afterTry(
  ended: { kind: string; retryAfterSeconds?: number },
  { state, failuresBefore, at }: { state: string; failuresBefore: number; at: Date },
): { failures: number; nextAt: Date } {
  const failures = state === 'pending' ? failuresBefore + 1 : 0;
  return { failures, nextAt: nextTry(ended, failures, at) };
}
