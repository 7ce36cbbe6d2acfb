import { z } from 'zod';

/** The parts of a problem document (RFC 9457) a story may show. */
const problemDocument = z.object({
  status: z.int(),
  code: z.string(),
  messages: z.object({ vi: z.string(), en: z.string() }),
  /** Fields of the request that are wrong. */
  errors: z.array(z.object({ pointer: z.string(), vi: z.string() })).default([]),
  /** What may be done instead. */
  allowedActions: z
    .array(
      z.object({
        name: z.string(),
        allowed: z.boolean(),
        reason: z.object({ vi: z.string() }).nullable(),
      }),
    )
    .default([]),
  /** Components a dossier lacks. */
  missing: z.array(z.object({ name: z.string() })).default([]),
});

export type Problem = z.output<typeof problemDocument>;

/** The system said no, and why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    request: string,
    readonly problem: Problem,
  ) {
    const faults = problem.errors.map(({ pointer, vi }) => `\n  ${pointer}: ${vi}`).join('');
    super(`${request} → ${problem.status} ${problem.code}: ${problem.messages.vi}${faults}`);
  }
}

/** Makes a readable error of an answer that is not a success. @param request method and address */
export async function refusalOf(request: string, response: Response): Promise<Error> {
  const text = await response.text();
  const parsed = problemDocument.safeParse(parsedJson(text));
  return parsed.success
    ? new Refusal(request, parsed.data)
    : new Error(`${request} → ${response.status}: ${text.slice(0, 300)}`);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
