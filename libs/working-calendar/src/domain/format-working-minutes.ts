const MINUTES_PER_HOUR = 60;

const WORDS = {
  vi: { units: ['ngày', 'giờ', 'phút'], kind: 'làm việc' },
  en: { units: ['day(s)', 'hour(s)', 'minute(s)'], kind: 'of working time' },
} as const;

/**
 * Working time as people say it: `2 ngày 3 giờ 15 phút làm việc`. Tells the amount only; whether it is left or overdue (a
 * negative count) is for the sentence around it.
 * @param minutes whole working minutes
 * @param dayLength the working minutes of a day, > 0
 */
export function formatWorkingMinutes(
  minutes: number,
  dayLength: number,
  language: keyof typeof WORDS = 'vi',
): string {
  if (!Number.isInteger(minutes) || !Number.isInteger(dayLength) || dayLength <= 0) {
    throw new RangeError(`whole minutes of a day longer than 0 are needed, got ${minutes} of ${dayLength}`);
  }
  const { units, kind } = WORDS[language];
  const [day, hour, minute] = units;
  const amount = Math.abs(minutes);
  const withinDay = amount % dayLength;
  const parts = [
    { count: Math.floor(amount / dayLength), unit: day },
    { count: Math.floor(withinDay / MINUTES_PER_HOUR), unit: hour },
    { count: withinDay % MINUTES_PER_HOUR, unit: minute },
  ].filter(({ count }) => count > 0);
  const spoken = parts.map(({ count, unit }) => `${count} ${unit}`).join(' ');
  return `${spoken || `0 ${minute}`} ${kind}`;
}
