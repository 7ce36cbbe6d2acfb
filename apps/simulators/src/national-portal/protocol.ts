import { z } from 'zod';

/** Answer of every `mapi` service. The real portal writes success as number 0, "0" and "00" alike. */
export const portalAnswer = z.object({
  error_code: z.union([z.string(), z.number()]),
  message: z.string(),
  result: z.array(z.record(z.string(), z.unknown())),
});
export type PortalAnswer = z.output<typeof portalAnswer>;

export const successCodes = [0, '0', '00'] as const;

/** Codes of refusals. No list is published; -3 for a known dossier is what other provinces' systems expect. */
export const refusalCodes = { refused: '-1', session: '-2', exists: '-3' } as const;

export interface Refusal {
  /** One of {@link refusalCodes}, or what a fault says. */
  code: string;
  message: string;
}

export const refusalOf = (message: string): Refusal => ({ code: refusalCodes.refused, message });

/** Answer of `mapi/login`. */
export type LoginAnswer = { error_code: 0; session: string } | { error_code: '-1'; message: string };
