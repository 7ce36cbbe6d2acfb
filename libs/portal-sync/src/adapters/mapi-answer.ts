import { z } from 'zod';
import { parsedJson } from './carry.ts';
import { portalWords } from './portal-words.ts';

/** What every `mapi` service answers. The portal writes success as 0, "0" and "00" alike. */
const answerSchema = z.object({
  error_code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().nullish(),
  session: z.string().nullish(),
  result: z.unknown().optional(),
});

export interface MapiAnswer {
  accepted: boolean;
  code: string;
  message: string;
  session: string | undefined;
  result: unknown;
}

/** Reads a body; undefined when it is not of this protocol. */
export function readMapiAnswer(body: string): MapiAnswer | undefined {
  const parsed = answerSchema.safeParse(parsedJson(body));
  if (!parsed.success) return undefined;
  const { error_code: code, message, session, result } = parsed.data;
  return {
    accepted: isSuccess(code),
    code,
    message: portalWords(message || `Cổng trả lời mã lỗi ${code}`),
    session: session || undefined,
    result,
  };
}

/** 0, "0" and "00". */
export const isSuccess = (code: string): boolean => /^0+$/.test(code.trim());

/** The protocol has no published list of codes; these phrases of its messages are what other provinces go by. */
const EXISTS = /^-?3$/;
export const saysAlreadyHeld = (message: string, code: string): boolean =>
  EXISTS.test(code.trim()) || /đã tồn tại/i.test(message);
export const speaksOfSession = (message: string): boolean => /session|phiên làm việc/i.test(message);
export const saysNotHeld = (message: string): boolean => /hồ sơ.*không tồn tại/is.test(message);
/** It would take the same at another time. */
export const saysBusy = (message: string): boolean =>
  /quá tải|đang bận|bảo trì|thử lại sau|quá nhiều yêu cầu|vượt quá.*(yêu cầu|truy cập|lượt gọi)|too many requests|rate limit|time-?out|timed out/is.test(
    message,
  );
export const saysUnknownProcedure = (message: string): boolean => /thủ tục.*không tồn tại/is.test(message);
