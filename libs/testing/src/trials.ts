/** What `npm test` makes of the trials that `npm run proofs` makes, unless a test says otherwise. */
const SHORT_FORM = 1 / 4;

/** How many random trials a test makes, or how often it must have met a thing: the long form's number, or its share. */
export const trials = (longForm: number, shortForm = SHORT_FORM): number =>
  process.env['TEST_LONG_FORM'] ? longForm : Math.ceil(longForm * shortForm);
