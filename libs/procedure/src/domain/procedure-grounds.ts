import { z } from 'zod';
import { calendarDay, words } from '#platform/fields';

/** What an agency has to do with a procedure: carries out, decides, decides by authorisation, works with. */
export const AGENCY_PARTS = ['implementing', 'competent', 'authorised', 'coordinating'] as const;

/** An agency as the national catalogue names it (`MADONVI`, `TENDONVI`); not necessarily one of the province's. */
export const procedureAgencySchema = z.strictObject({
  part: z.enum(AGENCY_PARTS),
  code: z.string().min(1).max(50).nullable(),
  name: words(500),
});

/** A document the procedure rests on (*căn cứ pháp lý*, `CANCUPHAPLY`). */
export const legalGroundSchema = z.strictObject({
  number: words(200),
  title: words(2000),
  issuedOn: calendarDay.nullable(),
  effectiveOn: calendarDay.nullable(),
  issuedBy: words(500).optional(),
  url: z.url().max(2000).optional(),
});
