import { runSuite } from '../suite.mjs';

/** `npm test [-- jest arguments]`: the everyday suite. */
export default (args, signal) => runSuite({ config: 'jest.config.mjs', args, durable: false, signal });
