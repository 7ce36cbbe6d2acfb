const parsed = new Map<string, number>();
const two = (number: number): string => String(number).padStart(2, '0');

/** A moment of the portal's protocol, `yyyyMMddHHmmss` at UTC+7, so many seconds later; what is empty stays so. */
export function shifted(moment: string | undefined, seconds: number): string | undefined {
  if (!moment) return moment;
  const at = new Date(millisecondsOf(moment) + seconds * 1000);
  return (
    `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}` +
    `${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`
  );
}

function millisecondsOf(moment: string): number {
  const known = parsed.get(moment);
  if (known !== undefined) return known;
  const [year, month, ...rest] = [moment.slice(0, 4), ...(moment.slice(4).match(/\d\d/g) ?? [])].map(Number);
  const milliseconds = Date.UTC(year ?? 0, (month ?? 1) - 1, ...rest);
  parsed.set(moment, milliseconds);
  return milliseconds;
}
