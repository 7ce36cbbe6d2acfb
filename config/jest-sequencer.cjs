const Sequencer = require('@jest/test-sequencer').default;

/** What takes longest, first: the gathered specs. A fresh clone remembers no durations to go by. */
const ORDER = [/\.gathered-spec\.ts$/, /\.property\.spec\.ts$/];

const rank = ({ path }) => {
  const place = ORDER.findIndex((kind) => kind.test(path));
  return place < 0 ? ORDER.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};
