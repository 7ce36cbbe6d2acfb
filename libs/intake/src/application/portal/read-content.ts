import { fieldFaults } from '#platform/http';
import { type Arrived, contentSaidIn, SAID_IN } from '../../domain/portal/arrival-content.ts';
import type { ArrivalFields } from '../../domain/portal/arrival-fields.ts';
import { portalProblem } from '../../domain/portal/portal.problems.ts';
import { type SubmissionContent, submissionContentSchema } from '../../domain/submission.ts';

/** What was sent, checked as whatever is handed in online. @throws intake.portal-fields-wrong with every fault */
export function readContent(fields: ArrivalFields, arrived: Arrived): SubmissionContent {
  const content = contentSaidIn(fields, arrived);
  const parsed = submissionContentSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const faults = fieldFaults(parsed.error, content).map(({ pointer, vi, en }) => {
    const field = SAID_IN[pointer] ?? pointer;
    return { vi: `${field}: ${vi}`, en: `${field}: ${en}` };
  });
  throw portalProblem('intake.portal-fields-wrong', {
    faults: { vi: faults.map(({ vi }) => vi).join('; '), en: faults.map(({ en }) => en).join('; ') },
  });
}
