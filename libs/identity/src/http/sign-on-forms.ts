import { z } from 'zod';

export const startQuery = z.strictObject({
  /** S256 (RFC 7636 4.2) of the client's secret. */
  challenge: z.string().regex(/^[\w-]{43}$/),
});

/** A provider may add what it likes, and a client must not mind (RFC 6749 4.1.2). */
export const answerQuery = z
  .object({
    state: z.string().min(1).max(200),
    code: z.string().max(4000).optional(),
    error: z.string().max(200).optional(),
    iss: z.string().max(1000).optional(),
  })
  .catchall(z.string().max(4000));
export type AnswerQuery = z.infer<typeof answerQuery>;

export const handoverBody = z.strictObject({
  handover: z.string().max(200),
  /** 32 random bytes in base64url, or whatever else RFC 7636 4.1 takes for a verifier. */
  secret: z.string().regex(/^[\w.~-]{43,128}$/),
});

/** Where a browser is sent. */
export interface Onward {
  url: string;
}

export const parametersOf = (answer: AnswerQuery): URLSearchParams =>
  new URLSearchParams(answer as Record<string, string>);
