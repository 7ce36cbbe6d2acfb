import { chapter, type Chapter } from './worked-case.ts';

/** Rules 5 and 6: what was kept, and the steps of the workflow. */
export const ENDS: Chapter[] = [
  chapter(
    'Kept or not',
    'standard',
    'office practice: reports compare dates, controls compare instants',
    `
    2026-03-02 08:00; ended 2026-03-04 17:00   3 working-day   2026-03-05 08:00, by date early, by instant early, late by 0 minutes and 0 days     the day before
    2026-03-02 08:00; ended 2026-03-05 08:00   3 working-day   2026-03-05 08:00, by date on-time, by instant on-time                               at the very minute
    2026-03-02 08:00; ended 2026-03-05 16:00   3 working-day   2026-03-05 08:00, by date on-time, by instant late, late by 360 minutes and 0 days   later the same day
    2026-03-02 08:00; ended 2026-03-06 08:00   3 working-day   2026-03-05 08:00, by date late, by instant late, late by 480 minutes and 1 days      a day later
    2026-02-09 08:00; ended 2026-02-23 08:00   4 working-day   2026-02-13 08:00, by date late, by instant late, late by 480 minutes and 1 days      Tết lies between
    2026-03-02 08:00; supplement 2026-03-06 08:00 to 2026-03-10 08:00; ended 2026-03-11 08:00   3 working-day   2026-03-05 08:00, by date late, late by 960 minutes and 4 days   a wait after it was late is no lateness
    2026-03-02 08:00; extended 2026-03-06 08:01 by 3 working-day; ended 2026-03-11 08:00   5 working-day   2026-03-12 08:00, missed, by date late, by instant late   the apology came too late, though the new appointment was kept   Decree 61/2018 art. 19.9
  `,
  ),
  chapter(
    'The national index',
    'standard',
    'QĐ 766/QĐ-TTg',
    `
    2026-03-02 08:00; ended 2026-03-09 16:00                                                       5 working-day   2026-03-09 08:00, by instant late, national on-time   without a supplement, by date
    2026-03-02 08:00; ended 2026-03-10 07:00                                                       5 working-day   2026-03-09 08:00, national late                       without a supplement, a day late
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00; ended 2026-03-11 09:00      5 working-day   2026-03-11 08:00, national on-time                    one supplement: two days are taken off the end
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00; ended 2026-03-12 09:00      5 working-day   2026-03-11 08:00, national late                       one supplement: late all the same
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00; ended 2026-03-12 09:00      5 working-day, counted again   2026-03-13 10:00, by date early, national late   in time by a limit counted again, which the index does not know
    2026-03-02 08:00; supplement 2026-03-03 08:00 to 2026-03-03 10:00; supplement 2026-03-04 08:00 to 2026-03-04 10:00; ended 2026-03-05 08:00   5 working-day   2026-03-09 14:00, by date early, national late   two supplements are late, however early it was
    2026-03-02 08:00; supplement 2026-03-04 09:00                                                  5 working-day   2026-03-09 08:00, stands still, national early         a supplement that is waited for is the end so far
    2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00 in vain; stopped 2026-03-06 10:00    5 working-day   2026-03-11 08:00, national early                       stopped because it never came
  `,
  ),
  chapter(
    'Steps',
    'standard',
    'Decree 61/2018 art. 18',
    `
    handed in 2026-03-02 14:59    hand-over                      2026-03-02 17:00   passed on the same day
    handed in 2026-03-02 15:00    hand-over                      2026-03-03 17:00   passed on the next working day
    handed in 2026-03-06 15:00    hand-over                      2026-03-09 17:00   at 15:00 on a Friday
    submitted 2026-03-08 21:47    8 working-hour                 2026-03-09 17:00   online on a Sunday: accepted within eight hours   Decree 45/2020
    submitted 2026-03-06 16:00    8 working-hour                 2026-03-09 16:00   online on a Friday afternoon                      Decree 45/2020
    submitted 2026-03-02 12:00    8 working-hour                 2026-03-03 11:30   online at lunch                                   Decree 45/2020
    opened 2026-03-02 08:00       0.5 working-day, whole days    2026-03-02 14:00   half a day is working time where days are whole, too   internal processes
    opened 2026-03-04 08:00; supplement 2026-03-02 08:00 to 2026-03-03 08:00   1 working-day                  2026-03-05 08:00   what was suspended before it opened is no matter   internal processes
    opened 2026-03-04 08:00; supplement 2026-03-03 08:00 to 2026-03-04 14:00   1 working-day                  2026-03-05 14:00   opened during a wait: stands still until it ends   internal processes
    opened 2026-03-04 08:00; supplement 2026-03-04 09:00 to 2026-03-05 09:00   1 working-day, counted again   2026-03-06 08:00   a step is never counted again                      internal processes
  `,
  ),
];
