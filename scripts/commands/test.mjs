import { runSuite } from '../suite.mjs';

/** `npm test [-- jest arguments]`: the everyday suite, or those of its files that a path names. */
export default (args, signal) => {
  const config = args.some((arg) => !arg.startsWith('-')) ? 'jest.chosen.config.mjs' : 'jest.config.mjs';
  return runSuite({ config, args, durable: false, signal });
};
