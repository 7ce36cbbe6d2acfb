import { minutesSinceMidnight } from '#working-calendar';

const MINUTES_PER_HOUR = 60;

/** From 15:00 on, what is to be done the same day is to be done on the next working day (NĐ 61/2018 Đ.18). */
const CUT_OFF = 15 * MINUTES_PER_HOUR;

export const startsNextDay = (opening: Date): boolean => minutesSinceMidnight(opening) >= CUT_OFF;
