import { civilDate, startOfDay } from '#platform/clock';

/**
 * Dossiers closed before this instant have been kept long enough. A term counts from the end of the year in which the work
 * was concluded, the longest reading of how terms of records count: closed on any day of 2021 and kept for five years,
 * a dossier is due at the first instant of 2027 in Viet Nam.
 */
export function keptLongEnough(now: Date, years: number): Date {
  const year = Number(civilDate(now).slice(0, 4)) - years;
  return startOfDay(new Date(`${String(year).padStart(4, '0')}-01-01T00:00:00+07:00`));
}
