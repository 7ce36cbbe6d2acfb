import { z } from 'zod';
import { parsedJson } from './carry.ts';
import type { MapiAnswer } from './mapi-answer.ts';
import { portalWords } from './portal-words.ts';

/** The envelope `{code, message, data}`. Which codes say that all went well is not published: `0`, `200` and `OK` are taken for it. */
const envelope = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().nullish(),
  data: z.unknown().optional(),
});

const SUCCESS = /^(?:0+|200|ok|success)$/i;

/** Reads a body as an answer like those of mapi; undefined when it is not of this protocol. */
export function readMinistryAnswer(status: number, body: string): MapiAnswer | undefined {
  const parsed = envelope.safeParse(parsedJson(body));
  if (!parsed.success) return undefined;
  const { code, message, data } = parsed.data;
  return {
    accepted: status === 200 && SUCCESS.test(code.trim()),
    code,
    message: portalWords(message || `Nền tảng trả lời mã ${code}`),
    session: undefined,
    result: data,
  };
}
