/** The offices of the cases: two of the seeded calendars, and one of 07:30–11:30 and 13:30–17:00. */
export type Office = 'standard' | 'one-stop-saturday' | 'seven-and-a-half-hours';

/** A due time reckoned by hand, in the words of docs/deadlines.md. */
export interface WorkedCase {
  office: Office;
  /** What happened: `2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00; ended 2026-03-11 09:00`. */
  events: string;
  /** Limit and policies: `4 working-day then 4 working-day, whole days, counted again`. */
  limit: string;
  /** `2026-03-05 08:00`, and what else is to be said of it: `, missed, by date late`. */
  due: string;
  what: string;
  source: string;
}

/** Cases with something in common, a section of the page. */
export interface Chapter {
  title: string;
  cases: WorkedCase[];
}

/** One case a line, its columns two spaces or more apart: events, limit, due, what it shows, and its source if it has one of its own. */
export function chapter(title: string, office: Office, source: string, table: string): Chapter {
  const cases = table
    .trim()
    .split('\n')
    .map((line) => {
      const [events, limit, due, what, own] = line.trim().split(/ {2,}/) as [
        string,
        string,
        string,
        string,
        string?,
      ];
      return { office, events, limit, due, what, source: own ?? source };
    });
  return { title, cases };
}
