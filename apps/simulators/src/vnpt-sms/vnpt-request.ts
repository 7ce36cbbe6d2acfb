import { z } from 'zod';
import { faultKinds } from '../faults/fault.ts';

export const vnptAnswer = z.object({ ERROR: z.string(), ERROR_DESC: z.string() });
export type VnptAnswer = z.output<typeof vnptAnswer>;

const field = z.string().catch('');

/** Fields of `send_sms_list`; an absent one is empty. */
export const sendSmsList = z.object({
  name: field,
  REQID: field,
  LABELID: field,
  CONTRACTTYPEID: field,
  CONTRACTID: field,
  TEMPLATEID: field,
  PARAMS: z.array(z.object({ NUM: field, CONTENT: field })).catch([]),
  SCHEDULETIME: field,
  MOBILELIST: field,
  ISTELCOSUB: field,
  AGENTID: field,
  APIUSER: field,
  APIPASS: field,
  USERNAME: field,
  DATACODING: field,
});
export type SendSmsList = z.output<typeof sendSmsList>;

/** One call as the gateway's ledger keeps it. */
export const vnptRequest = z.object({
  number: z.int(),
  at: z.string(),
  requestId: z.string(),
  /** 84xxxxxxxxx */
  to: z.string(),
  /** The template with its parameters in place. */
  content: z.string(),
  /** 0 = unaccented, 8 = accented */
  dataCoding: z.string(),
  /** Null when the call ended without an answer in the protocol. */
  answer: vnptAnswer.nullable(),
  delivered: z.boolean(),
  fault: z.enum(faultKinds).nullable(),
});
export type VnptRequest = z.output<typeof vnptRequest>;
