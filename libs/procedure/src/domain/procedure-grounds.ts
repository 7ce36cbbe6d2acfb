import { z } from 'zod';

/** What an agency has to do with a procedure: carries out, decides, decides by authorisation, works with. */
export const AGENCY_PARTS = ['implementing', 'competent', 'authorised', 'coordinating'] as const;

/** An agency as the national catalogue names it (`MADONVI`, `TENDONVI`); not necessarily one of the province's. */
export const procedureAgencySchema = z.strictObject({
  part: z.enum(AGENCY_PARTS),
  code: z.string().min(1).max(50).nullable(),
  name: z.string().min(1).max(500),
});

/** A document the procedure rests on (*căn cứ pháp lý*, `CANCUPHAPLY`). */
export const legalGroundSchema = z.strictObject({
  number: z.string().min(1).max(200),
  title: z.string().min(1).max(2000),
  issuedOn: z.iso.date().nullable(),
  effectiveOn: z.iso.date().nullable(),
  issuedBy: z.string().min(1).max(500).optional(),
  url: z.url().max(2000).optional(),
});
