import { fill, type FieldFault, type Problem, PROBLEM_STATUS } from './problem.ts';

/** `application/problem+json` as this API writes it; both languages are always there. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  messages: { vi: string; en: string };
  instance: string;
  correlationId: string;
  errors?: FieldFault[];
  /** Told in the header `Retry-After` too. */
  retryAfterSeconds?: number;
  [extension: string]: unknown;
}

export interface ProblemContext {
  /** Address the problem pages live under. */
  publicUrl: string;
  language: 'vi' | 'en';
  instance: string;
  correlationId: string;
}

/** Writes a problem as a document in the asked language. */
export function problemDocument(problem: Problem, context: ProblemContext): ProblemDocument {
  const { definition, code } = problem;
  const parameters = { correlationId: context.correlationId, ...problem.parameters };
  const messages = {
    vi: fill(definition.detail, parameters, 'vi'),
    en: fill(definition.detail, parameters, 'en'),
  };
  return {
    type: `${context.publicUrl}/problems/${code}`,
    title: definition.title[context.language],
    status: PROBLEM_STATUS[definition.kind],
    code,
    detail: messages[context.language],
    messages,
    instance: context.instance,
    correlationId: context.correlationId,
    ...problem.extensions,
  };
}
