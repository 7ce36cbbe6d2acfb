import { storable, unstorableIn } from '#platform/fields';
import { portalProblem } from './portal.problems.ts';

const WORDS = {
  character: { vi: 'có ký tự không hợp lệ', en: 'has an invalid character' },
  depth: { vi: 'lồng quá nhiều cấp', en: 'is nested too deeply' },
};

/** What was fetched has not passed the check of requests. @throws intake.portal-fields-wrong where some of it could not be kept */
export function demandStorable(body: Readonly<Record<string, unknown>>): void {
  const unfit = unstorableIn(body);
  if (!unfit) return;
  const field = storable(unfit.path[0] ?? '');
  const { vi, en } = WORDS[unfit.why];
  throw portalProblem('intake.portal-fields-wrong', {
    faults: { vi: `${field}: ${vi}`, en: `${field}: ${en}` },
  });
}
