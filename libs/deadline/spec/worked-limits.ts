import { chapter, type Chapter } from './worked-case.ts';

/** Rule 1: a limit from its start. 02/03/2026 is a Monday; the standard office opens 07:00–11:30 and 13:30–17:00. */
export const LIMITS: Chapter[] = [
  chapter(
    'Working time',
    'standard',
    'office practice: the time of receipt, or the next opening',
    `
    2026-03-02 08:00       3 working-day      2026-03-05 08:00   the time of day is kept
    2026-03-06 10:00       2 working-day      2026-03-10 10:00   a weekend does not count
    2026-03-02 12:15       1 working-hour     2026-03-02 14:30   at lunch: from the afternoon on
    2026-03-02 06:10       4 working-hour     2026-03-02 11:00   before opening: from the opening on
    2026-03-04 20:00       1 working-day      2026-03-05 17:00   in the evening: ends exactly at closing
    2026-03-07 09:00       2 working-day      2026-03-10 17:00   on a Saturday: from Monday's opening on
    2026-03-02 07:00       4.5 working-hour   2026-03-02 11:30   runs out as the morning ends
    2026-03-02 07:01       4.5 working-hour   2026-03-02 13:31   one minute too long for the morning
    2026-03-02 17:00       1 working-hour     2026-03-03 08:00   at the very minute of closing
    2026-03-02 10:30       0.25 working-day   2026-03-02 14:30   a quarter-day step spans lunch        internal process of 1.012786
    2026-03-02 16:00       0.75 working-day   2026-03-03 14:00   three quarters of a day: an hour, and five more   internal process of 1.012786
    2026-03-02 07:00       9.5 working-day    2026-03-13 11:00   a process of nine days and a half    internal process of 1.012786
    2026-03-02 08:00:45    1 working-hour     2026-03-02 09:00   seconds are dropped
    2026-03-02 08:00:45    0 working-day      2026-03-02 08:00   nothing to wait for: due at once
    2026-03-06 17:00       0 working-hour     2026-03-09 07:00   nothing to wait for, after closing: due at the next opening
  `,
  ),
  chapter(
    'Days off and make-up days',
    'standard',
    'Labour Code art. 112; TB 9441/TB-BNV',
    `
    2026-02-13 09:00   5 working-day               2026-02-27 09:00   Tết 16–20/02/2026
    2026-02-13 09:00   5 working-day, whole days   2026-02-27 17:00   Tết 16–20/02/2026, by whole days
    2026-02-17 09:00   1 working-day, whole days   2026-02-24 17:00   in the middle of Tết: Monday 23/02 is the day of receipt
    2026-04-24 10:00   5 working-day               2026-05-06 10:00   27/4, 30/4 and 1/5 do not count
    2026-04-24 10:00   5 working-day, whole days   2026-05-06 17:00   27/4, 30/4 and 1/5 do not count, by whole days
    2026-08-21 14:00   1 working-day               2026-08-22 14:00   make-up Saturday 22/08/2026            12729/VPCP-KGVX
    2026-08-22 08:00   1 working-day               2026-08-24 08:00   received on the make-up Saturday       12729/VPCP-KGVX
    2026-08-22 09:00   2 working-day, whole days   2026-08-25 17:00   the make-up Saturday is the day of receipt   12729/VPCP-KGVX
    2026-08-21 09:00   2 working-day, whole days   2026-08-24 17:00   the make-up Saturday is the first day        12729/VPCP-KGVX
    2026-01-08 16:00   2 working-day               2026-01-10 16:00   make-up Saturday 10/01/2026            12729/VPCP-KGVX
    2026-01-08 16:00   2 working-day, whole days   2026-01-10 17:00   make-up Saturday 10/01/2026, by whole days   12729/VPCP-KGVX
    2024-04-26 16:00   3 working-day               2024-05-04 16:00   make-up Saturday 04/05/2024            2450/VPCP-KGVX
    2026-08-28 15:00   1 working-day               2026-09-03 15:00   Quốc khánh 2026 with its swapped Monday
    2026-08-27 10:00   3 working-day, whole days   2026-09-04 17:00   Quốc khánh 2026 with its swapped Monday, by whole days
    2026-09-02 09:00   1 working-day               2026-09-03 17:00   on the holiday itself: from the next working day on
    2026-11-23 10:00   1 working-day               2026-11-25 10:00   Ngày Văn hóa 24/11/2026                NQ 28/2026/QH16
    2026-11-23 10:00   1 working-day, whole days   2026-11-25 17:00   Ngày Văn hóa 24/11/2026, by whole days   NQ 28/2026/QH16
    2026-11-23 19:30   2 working-hour              2026-11-25 09:00   in the evening before a holiday        NQ 28/2026/QH16
  `,
  ),
  chapter(
    'Whole days',
    'standard',
    'practice of provinces that do not count the day of receipt',
    `
    2026-03-02 08:00   3 working-day, whole days      2026-03-05 17:00   the day of receipt does not count
    2026-03-06 10:00   2 working-day, whole days      2026-03-10 17:00   a weekend does not count, nor does the Friday
    2026-03-02 12:15   1 working-day, whole days      2026-03-03 17:00   at lunch: received that day
    2026-03-02 22:00   1 working-day, whole days      2026-03-04 17:00   at night: received the next day
    2026-03-07 09:00   2 working-day, whole days      2026-03-11 17:00   on a Saturday: received on Monday
    2026-03-02 08:00   1.5 working-day, whole days    2026-03-04 17:00   a part counts as a day
    2026-03-02 08:00   0.5 working-day, whole days    2026-03-02 14:00   a part of a first day is working time
    2026-03-02 12:15   1 working-hour, whole days     2026-03-02 14:30   hours are working time
  `,
  ),
  chapter(
    'Calendar days and months',
    'standard',
    'Civil Code 2015 art. 146.1, 147.2, 148.3, 148.5',
    `
    2026-03-02 08:00   1 calendar-day     2026-03-03 17:00   the day of receipt is not counted
    2026-03-05 16:59   10 calendar-day    2026-03-16 17:00   ends on a Sunday
    2026-02-12 08:00   5 calendar-day     2026-02-23 17:00   ends inside Tết
    2026-02-17 09:00   3 calendar-day     2026-02-23 17:00   begins and ends inside Tết
    2026-08-20 08:00   2 calendar-day     2026-08-22 17:00   ends on a make-up Saturday
    2026-03-02 08:00   0.5 calendar-day   2026-03-03 17:00   half a day counts as one
    2026-03-02 08:00   0 calendar-day     2026-03-02 17:00   none at all: the same day
    2026-03-02 18:00   0 calendar-day     2026-03-03 17:00   none at all, after closing: not before it was received
    2026-03-02 23:59   2 calendar-day     2026-03-04 17:00   the last minute of the day in Viet Nam
    2026-03-03 00:01   2 calendar-day     2026-03-05 17:00   the first minute of the day in Viet Nam
    2026-03-02 18:00   0 month            2026-03-03 17:00   no month at all, after closing
    2024-01-31 08:00   1 month            2024-02-29 17:00   no corresponding day: the last of the month, of a leap year
    2024-02-29 08:00   12 month           2025-02-28 17:00   a year from the day that only leap years have
    2026-01-31 08:00   1 month            2026-03-02 17:00   the last of the month is a Saturday
    2026-03-10 08:00   3 month            2026-06-10 17:00   the corresponding day
    2026-03-02 08:00   0.5 month          2026-03-17 17:00   half a month is fifteen days
  `,
  ),
  chapter(
    'The same day',
    'standard',
    'Decree 61/2018 art. 18; QĐ 1811; 1.001193',
    `
    2026-03-02 14:59      0 same-day   2026-03-02 17:00   a minute before 15:00
    2026-03-02 14:59:59   0 same-day   2026-03-02 17:00   a second before 15:00
    2026-03-02 15:00      0 same-day   2026-03-03 17:00   at 15:00
    2026-03-06 15:30      0 same-day   2026-03-09 17:00   after 15:00 on a Friday
    2026-01-09 15:30      0 same-day   2026-01-10 17:00   after 15:00 before a make-up Saturday
    2026-11-23 15:00      0 same-day   2026-11-25 17:00   at 15:00 before a holiday
    2026-03-02 05:00      0 same-day   2026-03-02 17:00   before opening
    2026-03-02 12:00      0 same-day   2026-03-02 17:00   during lunch
    2026-03-02 20:00      0 same-day   2026-03-03 17:00   in the evening
    2026-11-24 16:00      0 same-day   2026-11-25 17:00   on a holiday, however late
  `,
  ),
  chapter(
    'An office of seven hours and a half',
    'seven-and-a-half-hours',
    "a working day is the calendar's own day",
    `
    2026-03-02 08:00   2 working-day               2026-03-04 08:00   two days, not sixteen hours
    2026-03-02 08:00   2 working-day, whole days   2026-03-04 17:00   two days, by whole days
    2026-03-02 07:30   8 working-hour              2026-03-03 08:00   eight hours are more than a day
    2026-03-02 07:30   0.25 working-day            2026-03-02 09:23   112.5 minutes are rounded
    2026-03-02 08:00; supplement 2026-03-03 07:30 to 2026-03-04 07:30   2 working-day   2026-03-05 08:00   one day suspended is one day
    2026-03-02 08:00; extended 2026-03-03 08:00 by 1 working-day        2 working-day   2026-03-05 08:00   exactly one of its days before
  `,
  ),
  chapter(
    'An office open on Saturday mornings',
    'one-stop-saturday',
    'office hours of H99.42.01',
    `
    2026-03-06 14:00   1 working-day               2026-03-09 08:00   Saturday gives four hours
    2026-03-06 14:00   1 working-day, whole days   2026-03-07 11:30   Saturday is a working day
    2026-03-06 15:30   0 same-day                  2026-03-07 11:30   after 15:00 on a Friday
    2026-03-07 10:00   0 same-day                  2026-03-07 11:30   on a Saturday
    2026-03-05 10:00   2 calendar-day              2026-03-07 11:30   calendar days may end on a Saturday
    2026-08-21 16:00   1 working-day               2026-08-22 16:00   a make-up Saturday has the hours of a Monday
  `,
  ),
  chapter(
    'Past the published days off',
    'standard',
    'holidays.json: days off are published until 31/12/2026',
    `
    2026-12-29 07:00   3 working-day               2026-12-31 17:00                certain up to the last published minute
    2026-12-29 08:00   2 working-day, whole days   2026-12-31 17:00                certain up to the last published day
    2026-12-29 07:01   3 working-day               2027-01-01 07:01, provisional   one minute past the last published one
    2026-12-29 08:00   3 working-day, whole days   2027-01-01 17:00, provisional   one day past the last published one
    2026-12-29 07:00   10 calendar-day             2027-01-08 17:00, provisional   calendar days into the next year
    2026-12-31 20:00   0 same-day                  2027-01-01 17:00, provisional   same day, sent in the last evening
    2026-12-31 20:00   0 working-day               2027-01-01 07:00, provisional   nothing to wait for, sent in the last evening
    2026-12-31 07:00   261 working-day             2027-12-30 17:00, provisional   a year of working days
    2026-12-28 08:00; financial-obligation 2026-12-29 08:00 to 2026-12-30 08:00   3 working-day   2027-01-01 08:00, provisional   suspended into the next year
  `,
  ),
];
