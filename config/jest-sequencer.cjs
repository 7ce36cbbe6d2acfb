const Sequencer = require('@jest/test-sequencer').default;

/** What takes longest, first: fault tests, then the gathered ones. A fresh clone remembers no durations to go by. */
const ORDER = [/\.fault-spec\.ts$/, /\.gathered-spec\.ts$/, /\.property\.spec\.ts$/];

const rank = ({ path }) => {
  const place = ORDER.findIndex((kind) => kind.test(path));
  return place < 0 ? ORDER.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
