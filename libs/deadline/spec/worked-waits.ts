import { chapter, type Chapter } from './worked-case.ts';

/** Rules 2–4: what moves a due time. */
export const WAITS: Chapter[] = [
  chapter(
    'Prolonged by what was suspended',
    'standard',
    "office practice: a wait for the applicant is not the agency's time",
    `
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00                5 working-day               2026-03-11 08:00   two days given back
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00                5 working-day, whole days   2026-03-11 17:00   two days given back, by whole days
    2026-03-02 08:00; supplement 2026-03-06 15:00 to 2026-03-09 09:00                5 working-day               2026-03-09 14:00   over a weekend: two hours on either side
    2026-03-02 08:00; supplement 2026-03-06 15:00 to 2026-03-09 09:00                5 working-day, whole days   2026-03-10 17:00   over a weekend: the Friday
    2026-03-02 08:00; force-majeure 2026-03-03 17:00 to 2026-03-04 07:00             5 working-day               2026-03-09 08:00   in the night: nothing
    2026-03-02 08:00; applicant-request 2026-03-03 11:30 to 2026-03-03 13:30         5 working-day               2026-03-09 08:00   over lunch: nothing
    2026-03-02 08:00; applicant-request 2026-03-04 08:00 to 2026-03-04 16:00         5 working-day, whole days   2026-03-09 17:00   within one day, by whole days: nothing
    2026-03-02 08:00; supplement 2026-03-03 20:00 to 2026-03-05 08:00                5 working-day, whole days   2026-03-10 17:00   begun in the evening: from the next day on
    2026-02-09 08:00; financial-obligation 2026-02-12 17:00 to 2026-02-24 07:00      5 working-day               2026-02-25 08:00   across Tết: the two days that were worked
    2026-02-09 08:00; financial-obligation 2026-02-12 17:00 to 2026-02-24 07:00      5 working-day, whole days   2026-02-25 17:00   across Tết, by whole days
    2026-03-02 10:30; applicant-request 2026-03-02 11:00 to 2026-03-03 08:00         0.25 working-day            2026-03-03 09:30   a quarter-day, held overnight
    2026-03-05 16:59; supplement 2026-03-09 10:00 to 2026-03-10 09:00                10 calendar-day             2026-03-16 17:00   one day more than a Sunday   Civil Code 2015 art. 148.5
    2026-03-05 16:59; supplement 2026-03-09 10:00 to 2026-03-12 09:00                10 calendar-day             2026-03-18 17:00   three days more than a Sunday   Civil Code 2015 art. 148.5
    2026-03-06 18:00; applicant-request 2026-03-06 19:00 to 2026-03-07 08:00         1 calendar-day              2026-03-09 17:00   one day more than a Saturday   Civil Code 2015 art. 148.5
    2026-01-31 08:00; supplement 2026-02-10 10:00 to 2026-02-11 10:00                1 month                     2026-03-02 17:00   one day more than Saturday 28/02   Civil Code 2015 art. 148.5
    2026-03-02 09:00; supplement 2026-03-02 10:00 to 2026-03-03 10:00                0 same-day                  2026-03-03 17:00   a day's work after closing
    2026-03-02 09:00; supplement 2026-03-02 10:00 to 2026-03-03 10:00                0 same-day, whole days      2026-03-03 17:00   the same day, one day later
    2026-03-02 08:00; supplement 2026-03-04 08:00 to 2026-03-06 08:00                1 working-day               2026-03-03 08:00   asked for when it was late: asking mends no delay
    2026-03-02 08:00; supplement 2026-03-03 10:00 to 2026-03-04 10:00                1 working-day               2026-03-04 08:00   asked for on the day it was due
    2026-03-02 08:00; supplement 2026-03-04 10:00                                    5 working-day               2026-03-09 08:00, stands still   not handed in yet
  `,
  ),
  chapter(
    'Counted again after a supplement',
    'standard',
    'Decree 61/2018 art. 19.4',
    `
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00                5 working-day, counted again               2026-03-13 10:00   five days from when it was complete
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00                5 working-day, whole days, counted again   2026-03-13 17:00   five days after the day it was complete
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 21:00                5 working-day, counted again               2026-03-13 17:00   handed in online at night: from Monday's opening on
    2026-03-02 08:00; supplement 2026-03-03 08:00 to 2026-03-04 08:00; supplement 2026-03-05 08:00 to 2026-03-06 08:00   3 working-day, counted again   2026-03-11 08:00   twice
    2026-03-02 08:00; supplement 2026-03-03 10:00 to 2026-03-04 10:00                1 working-day, counted again               2026-03-05 10:00   asked for on the day it was due
    2026-03-02 08:00; supplement 2026-03-04 08:00 to 2026-03-06 08:00                1 working-day, counted again               2026-03-03 08:00   asked for when it was late: not counted again
    2026-03-02 09:00; supplement 2026-03-02 10:00 to 2026-03-03 15:00                0 same-day, counted again                  2026-03-04 17:00   complete at 15:00: the next day   Decree 61/2018 art. 18, 19.4
    2026-01-31 08:00; supplement 2026-02-10 10:00 to 2026-02-27 10:00                1 month, counted again                     2026-03-27 17:00   a month from when it was complete
    2026-02-09 08:00; financial-obligation 2026-02-12 17:00 to 2026-02-24 07:00      5 working-day, counted again               2026-02-25 08:00   only a supplement is, not a payment
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00 in vain; ended 2026-03-06 10:00   5 working-day, counted again   2026-03-11 08:00, by date early   withdrawn while it was waited for: prolonged
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00; ended 2026-03-06 10:00   5 working-day, counted again   2026-03-13 10:00, by date early   it came, and was withdrawn in the same minute: counted again
  `,
  ),
  chapter(
    'Two limits around a tax notice',
    'standard',
    "land procedures such as 1.012783: the tax office's time and the payment are not counted",
    `
    2026-03-02 08:00; financial-obligation 2026-03-05 16:00 to 2026-03-17 09:00; phase 2026-03-17 09:00   4 working-day then 4 working-day               2026-03-23 09:00           four days before, four after
    2026-03-02 08:00; financial-obligation 2026-03-05 16:00 to 2026-03-17 09:00; phase 2026-03-17 09:00   4 working-day then 4 working-day, whole days   2026-03-23 17:00           four days before, four after, by whole days
    2026-03-02 08:00; financial-obligation 2026-03-05 16:00                                               4 working-day then 4 working-day               2026-03-06 08:00, stands still   not paid yet
    2026-03-02 08:00; phase 2026-03-05 16:00                                                              4 working-day then 4 working-day               2026-03-11 16:00           the obligation was waived
    2026-03-02 08:00; phase 2026-03-10 08:00                                                              4 working-day then 4 working-day               2026-03-16 08:00, missed   waived, and the first limit was not kept
    2026-03-02 08:00; financial-obligation 2026-03-09 10:00 to 2026-03-17 09:00; phase 2026-03-17 09:00   4 working-day then 4 working-day               2026-03-23 09:00, missed   the notice was sent too late
    2026-03-02 08:00; financial-obligation 2026-03-05 16:00 to 2026-03-17 09:00; phase 2026-03-17 09:00; supplement 2026-03-18 09:00 to 2026-03-19 09:00   4 working-day then 4 working-day                  2026-03-24 09:00   a supplement in the second phase
    2026-03-02 08:00; financial-obligation 2026-03-05 16:00 to 2026-03-17 09:00; phase 2026-03-17 09:00; supplement 2026-03-18 09:00 to 2026-03-19 09:00   4 working-day then 4 working-day, counted again   2026-03-25 09:00   only the second limit is counted again
    2026-03-02 08:00; financial-obligation 2026-03-04 10:00 to 2026-03-16 10:00; phase 2026-03-16 10:00   3 working-day then 10 calendar-day             2026-03-26 17:00           each limit in its own unit
  `,
  ),
  chapter(
    'Extended with an apology',
    'standard',
    'Decree 61/2018 art. 19.9',
    `
    2026-03-02 08:00; extended 2026-03-06 08:00 by 3 working-day    5 working-day               2026-03-12 08:00           exactly one working day before
    2026-03-02 08:00; extended 2026-03-06 08:01 by 3 working-day    5 working-day               2026-03-12 08:00, missed   one minute later
    2026-03-02 08:00; extended 2026-03-10 08:00 by 3 working-day    5 working-day               2026-03-12 08:00, missed   after the limit
    2026-03-02 08:00; extended 2026-03-06 16:59 by 3 working-day    5 working-day, whole days   2026-03-12 17:00           on the last working day before
    2026-03-02 08:00; extended 2026-03-07 09:00 by 3 working-day    5 working-day, whole days   2026-03-12 17:00, missed   on the Saturday between
    2026-03-02 08:00; extended 2026-03-09 07:00 by 3 working-day    5 working-day, whole days   2026-03-12 17:00, missed   on the day it is due
    2026-03-02 08:00; extended 2026-03-06 08:00 by 4 working-hour   5 working-day               2026-03-09 14:00           by four hours
    2026-03-05 16:59; extended 2026-03-13 10:00 by 5 calendar-day   10 calendar-day             2026-03-23 17:00           by calendar days that end on a Saturday
    2026-03-05 16:59; extended 2026-03-13 10:00 by 1 month          10 calendar-day             2026-04-16 17:00           by a month from the due date
    2026-02-06 08:00; extended 2026-02-11 08:00 by 3 working-day    5 working-day               2026-02-25 08:00           across Tết
    2026-03-02 08:00; extended 2026-03-06 08:00 by 3 working-day; supplement 2026-03-09 08:00 to 2026-03-10 08:00   5 working-day                  2026-03-13 08:00   suspended afterwards
    2026-03-02 08:00; extended 2026-03-04 08:00 by 3 working-day; supplement 2026-03-05 08:00 to 2026-03-06 08:00   5 working-day, counted again   2026-03-13 08:00   a limit counted again counts without it
  `,
  ),
  chapter(
    'Reopened after the end',
    'standard',
    'a decision to reopen: what lay between the end and it is nobody’s time',
    `
    2026-03-02 08:00; closed 2026-03-04 10:00 to 2026-03-12 10:00                                                  5 working-day                  2026-03-17 08:00           withdrawn and reopened: six days given back
    2026-03-02 08:00; closed 2026-03-04 10:00 to 2026-03-12 10:00                                                  5 working-day, whole days      2026-03-17 17:00           the same, by whole days
    2026-03-05 16:59; closed 2026-03-10 09:00 to 2026-03-20 09:00                                                  10 calendar-day                2026-03-25 17:00           by calendar days, from the Sunday it ran out
    2026-03-02 08:00; closed 2026-03-10 08:00 to 2026-03-16 08:00                                                  5 working-day                  2026-03-09 08:00, missed   late when it ended: late for good
    2026-03-02 08:00; closed 2026-03-10 08:00 to 2026-03-16 08:00; supplement 2026-03-17 08:00 to 2026-03-18 08:00   5 working-day, counted again   2026-03-09 08:00, missed   late when it ended: no supplement mends it
    2026-03-02 08:00; closed 2026-03-10 08:00 to 2026-03-16 08:00; extended 2026-03-16 09:00 by 20 working-day      5 working-day                  2026-04-06 08:00, missed   late when it ended: nor does an extension
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00 in vain; closed 2026-03-06 10:00 to 2026-03-09 10:00   5 working-day, counted again   2026-03-12 08:00           withdrawn while a supplement was waited for: prolonged by both
    2026-03-02 08:00; closed 2026-03-04 10:00 to 2026-03-05 10:00; closed 2026-03-05 14:00 to 2026-03-06 14:00      5 working-day                  2026-03-11 08:00           reopened twice
  `,
  ),
];
