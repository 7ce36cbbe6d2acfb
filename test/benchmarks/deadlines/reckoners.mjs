/**
 * All who reckon due times, in one process, on one calendar. Takes `{ book, starts, limits, histories }` from its
 * parent, then answers each `{ who, what, milliseconds }` with the pace of a round and each `{ who }` with all its due
 * times. `what` is a number of working days, or `history`.
 */
import { engine } from './engine.mjs';
import { library, libraryWithSaturdays } from './library.mjs';
import { minuteWalk } from './minute-walk.mjs';
import { pace } from './pace.mjs';

/**
 * Says when something is due, in milliseconds since 1970; `prepare` goes before a round.
 * @typedef {{ limit: (start: Date, days: number) => number, history: (history: object) => number, prepare?: () => void }} Reckoner
 */

process.once('message', ({ book, starts, limits, histories }) => {
  const reckoners = {
    engine: engine(book),
    library: library(book),
    librarySaturdays: libraryWithSaturdays(book),
    walk: minuteWalk(book),
  };
  const instants = starts.map(instant);
  const situations = limits.map(({ start, days }) => ({ start: instant(start), days }));
  const recorded = histories.map(historyOf);
  process.on('message', ({ who, what, milliseconds }) => {
    const { limit, history, prepare } = reckoners[who];
    prepare?.();
    if (what === undefined) {
      const dues = situations.map(({ start, days }) => limit(start, days));
      process.send({ limits: dues, histories: recorded.map(history) });
    } else if (what === 'history') process.send(pace(recorded, history, milliseconds));
    else process.send(pace(instants, (start) => limit(start, what), milliseconds));
  });
});
process.once('disconnect', () => process.exit(0));

const instant = (milliseconds) => new Date(milliseconds);

const historyOf = ({ start, suspensions, extension, ...rest }) => ({
  ...rest,
  start: instant(start),
  suspensions: suspensions.map(({ from, to }) => ({ from: instant(from), to: instant(to) })),
  extension: { ...extension, at: instant(extension.at) },
});
