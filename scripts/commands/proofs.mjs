import { runSuite } from '../suite.mjs';

/** `npm run proofs [-- jest arguments]`: the random tests of the rules, with all their trials. */
export default (args, signal) =>
  runSuite({
    config: 'jest.proofs.config.mjs',
    args,
    durable: false,
    signal,
    env: { TEST_LONG_FORM: '1' },
  });
