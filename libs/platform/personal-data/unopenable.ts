import { fill, Problem } from '#platform/problem';
import { personalDataProblem } from './personal-data.problems.ts';
import type { Place } from './sealed-value.ts';

const CODE = 'personal-data.unopenable';

/** Stands where a value that does not open is shown among others; a mask leaves it as it is. */
export const UNOPENABLE = '[không mở được]';

export const unopenable = ({ column }: Place): Problem => personalDataProblem(CODE, { column });

/**
 * Why something failed that rests on a sealed value which does not open: the stable code and Vietnamese words, fit to be kept and shown.
 * Undefined = it failed for another reason, that there are no keys at all among them: then it is to be tried again.
 */
export const whyUnopenable = (error: unknown): string | undefined =>
  error instanceof Problem && error.code === CODE
    ? `${CODE}: ${fill(error.definition.detail, error.parameters, 'vi')}`
    : undefined;
