const DAY_LENGTH = 480;

/**
 * The same due times from sums of working time, for what knows working time and no deadlines.
 * @param {{ add: (start: Date, minutes: number) => Date, between: (from: Date, to: Date) => number }} workingTime
 *   `add` gives the earliest instant by which so many working minutes have passed
 * @returns {import('./reckoners.mjs').Reckoner}
 */
export const byWorkingTime = ({ add, between }) => ({
  limit: (start, days) => add(start, days * DAY_LENGTH).getTime(),
  history({ start, days, suspensions, extension }) {
    let due = add(start, days * DAY_LENGTH);
    for (const { from, to } of suspensions) due = add(due, between(from, to));
    return add(due, extension.days * DAY_LENGTH).getTime();
  },
});
