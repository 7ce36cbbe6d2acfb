import { z } from 'zod';
import { agencyCode, username } from '#organization';
import { text } from '#platform/fields';

/** Characters of base64: 10 MB of workbook, as for the catalogue. */
const LONGEST_FILE = Math.ceil((10 * 1024 * 1024) / 3) * 4;
/** Bytes of JSON around it. */
export const IMPORT_BODY_LIMIT = LONGEST_FILE + 4096;

export const agencyParams = z.strictObject({ code: agencyCode });
export const officerParams = z.strictObject({ username });
export const importParams = z.strictObject({ id: z.uuid() });

export const agenciesQuery = z.strictObject({
  abolished: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Whether agencies that have ended are listed as well'),
});

export const officersQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: username.optional(),
  agency: agencyCode.optional().describe('Only who holds a post there'),
});

export const importBody = z.strictObject({
  fileName: text(255),
  contentBase64: z.base64().max(LONGEST_FILE),
});
