/** What `npm test` makes of the trials that `npm run proofs` makes. */
const SHORT_FORM = 1 / 4;

/** How many random trials a test makes, or how often it must have met a thing: the long form's number, or its share. */
export const trials = (longForm: number): number =>
  process.env['TEST_LONG_FORM'] ? longForm : Math.ceil(longForm * SHORT_FORM);
