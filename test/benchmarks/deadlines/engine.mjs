/** The product's engine, compiled as it is shipped. */
import { countLimit, reckonDeadline } from '#deadline';
import { CalendarBook } from '#working-calendar';

const COUNTING = 'working-minutes';
const limitOf = (days) => ({ amount: days, unit: 'working-day' });

/**
 * All it does for a dossier is done: phases, lateness, and the moves that explain the due time.
 * @param {object} book definition of a calendar book
 * @returns {import('./reckoners.mjs').Reckoner}
 */
export function engine(book) {
  const calendar = new CalendarBook(book, 1).of({ code: '', calendar: 'standard' });
  return {
    limit: (start, days) => countLimit(calendar, start, limitOf(days), COUNTING).at.getTime(),
    history({ start, days, suspensions, extension }) {
      const terms = { phases: [limitOf(days)], counting: COUNTING, supplement: 'prolong' };
      const history = {
        receivedAt: start,
        suspensions: suspensions.map(({ from, to }) => ({ reason: 'supplement', from, to, paper: null })),
        phaseStarts: [],
        extension: {
          at: extension.at,
          by: limitOf(extension.days),
          reason: 'Phức tạp',
          ground: 'NĐ 61/2018',
        },
        endedAt: null,
      };
      return reckonDeadline(terms, history, calendar).dueAt.getTime();
    },
  };
}
