import { runSuite } from '../suite.mjs';

/** `npm run faults [-- jest arguments]`: the long fault tests, one after another. */
export default (args, signal) =>
  runSuite({ config: 'jest.faults.config.mjs', args: ['--runInBand', ...args], durable: false, signal });
