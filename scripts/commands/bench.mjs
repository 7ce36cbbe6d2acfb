import { runSuite } from '../suite.mjs';

/** `npm run bench [-- jest arguments]`: the measurements, on a PostgreSQL that waits for the disk. */
export default (args, signal) =>
  runSuite({ config: 'jest.bench.config.mjs', args: ['--runInBand', ...args], durable: true, signal });
