import { z } from 'zod';
import type { ElementRefusal, Exchange, ExchangeOutcome } from '../domain/exchange.ts';
import { isSuccess } from './mapi-answer.ts';
import { verdictRows } from './mapi-batches.ts';
import { maskedContent } from './masked-content.ts';
import type { Transmission } from './mapi-transport.ts';
import { portalWords } from './portal-words.ts';

/** Where the parameters of the services name a dossier or a procedure. */
const named = z.object({
  mahoso: z.string().optional(),
  maTTHC: z.string().optional(),
  data: z.array(z.object({ MaHoSo: z.string().optional() })).default([]),
});

/** What is kept of a call. */
export function exchangeOf(
  service: string,
  parameters: Record<string, unknown>,
  sent: Transmission,
  tookMs: number,
): Exchange {
  const { mahoso, maTTHC, data } = named.parse(parameters);
  const codes = [mahoso, maTTHC, ...data.map(({ MaHoSo }) => MaHoSo)].filter((code) => code !== undefined);
  const refusals = refusalsIn(sent);
  const outcome = outcomeOf(sent, refusals.length, data.length);
  return {
    ...{ service, codes, outcome, refusals, tookMs: Math.round(tookMs) },
    ...(outcome === 'accepted'
      ? { message: null, content: null }
      : { message: messageOf(sent), content: maskedContent(parameters) }),
  };
}

function refusalsIn(sent: Transmission): ElementRefusal[] {
  if (sent.kind !== 'answered') return [];
  const rows = verdictRows.safeParse(sent.answer.result).data ?? [];
  return rows
    .filter(({ error_code }) => !isSuccess(error_code))
    .map(({ MaHoSo, error_code, message }) => ({
      code: MaHoSo,
      message: message || portalWords(error_code),
    }));
}

function outcomeOf(sent: Transmission, refused: number, elements: number): ExchangeOutcome {
  if (sent.kind === 'rejected') return 'refused';
  if (sent.kind !== 'answered') return sent.kind;
  if (refused > 0) return refused < elements ? 'partly' : 'refused';
  return sent.answer.accepted ? 'accepted' : 'refused';
}

function messageOf(sent: Transmission): string {
  if (sent.kind === 'answered') return sent.answer.message;
  return sent.kind === 'rejected' ? sent.message : sent.reason;
}
