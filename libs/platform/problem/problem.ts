/** What went wrong, as a class of its own: decides the HTTP status, the log level and whether trying again helps. */
export const PROBLEM_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  refused: 409,
  stale: 412,
  'media-type': 415,
  unprocessable: 422,
  'precondition-missing': 428,
  'too-many': 429,
  bug: 500,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof PROBLEM_STATUS;

/** A sentence in both languages; `{name}` stands for a parameter. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** A language people are answered in. */
export type Language = keyof Bilingual;

export interface ProblemDefinition {
  readonly kind: ProblemKind;
  readonly title: Bilingual;
  /** What happened and what to do next. */
  readonly detail: Bilingual;
  /** Comes of itself to everyone who does nothing wrong; no audit trail needs to know. */
  readonly ordinary?: true;
}

/** What stands for the `{name}`s; words that differ between the languages are given in both. */
export type ProblemParameters = Readonly<Record<string, string | number | Bilingual>>;

/** One field of a request that is wrong; `pointer` is a JSON Pointer (RFC 6901) into the body. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** An expected refusal with a stable code. The HTTP edge turns it into `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly definition: ProblemDefinition,
    readonly parameters: ProblemParameters = {},
    /** Further members of the document, e.g. `allowedActions` or the current state. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${fill(definition.detail, parameters, 'en')}`);
  }
}

/** Puts the parameters into a sentence of one language. */
export const fill = (sentence: Bilingual, parameters: ProblemParameters, language: keyof Bilingual): string =>
  sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return typeof value === 'object' ? value[language] : String(value ?? whole);
  });
