import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../catalogue-import.ts';
import { CHANNELS } from '../procedure.ts';
import type { LineReader } from './line-reader.ts';
import { given, settled } from './procedure-line.ts';
import type { ColumnOf, TERMS_SHEET } from './sheet-layout.ts';

type Reader = LineReader<ColumnOf<typeof TERMS_SHEET>>;

const CHANNEL_WORDS = { 'trực tiếp': 'direct', 'trực tuyến': 'online', 'bưu chính': 'post' } as const;

/** A channel as its rows build it up. */
interface Method {
  channel: string;
  limit: unknown;
  fees: unknown[];
  note?: string;
}

/** What the rows of one procedure say about channels and cases. */
export interface Terms {
  methods: Method[];
  cases: unknown[];
}

/**
 * Rows of fees and limits of one procedure: a row names a channel, with a fee of it or none, or a case with its limit.
 * The limit of a channel stands in its first row; later ones repeat it or leave it blank.
 */
export function termsOfLines(code: string, readers: readonly Reader[], findings: Finding[]): Terms {
  const methods = new Map<string, Method>();
  const cases: unknown[] = [];
  for (const reader of readers) {
    const said = reader.text('channel');
    if (said === undefined) cases.push(caseOf(reader, { code, index: cases.length }, findings));
    else addMethod(methods, said, { reader, code, findings });
  }
  const order = Object.keys(CHANNELS);
  return {
    methods: [...methods.values()].sort(
      (one, other) => order.indexOf(one.channel) - order.indexOf(other.channel),
    ),
    cases,
  };
}

function caseOf(
  reader: Reader,
  { code, index }: { code: string; index: number },
  findings: Finding[],
): object {
  const limit = reader.limit('amount', 'unit');
  return {
    code: reader.needed('caseCode'),
    name: reader.needed('caseName'),
    limit: settled(limit, { code, pointer: `/cases/${index}/limit` }, findings),
  };
}

interface Said {
  reader: Reader;
  code: string;
  findings: Finding[];
}

function addMethod(methods: Map<string, Method>, said: string, { reader, code, findings }: Said): void {
  const channel = reader.choice('channel', said, CHANNEL_WORDS);
  if (channel === undefined) return;
  const stated = reader.limit('amount', 'unit');
  const pointer = `/methods/${methods.size}/limit`;
  const limit = stated === 'other' ? settled(stated, { code, pointer }, findings) : (stated ?? null);
  const present = methods.get(channel);
  const fee = feeOf(reader);
  if (!present) {
    const note = reader.text('note');
    methods.set(channel, { channel, limit, fees: fee ? [fee] : [], ...(note === undefined ? {} : { note }) });
    return;
  }
  if (fee) present.fees.push(fee);
  if (limit !== null && !isDeepStrictEqual(limit, present.limit)) {
    const [vi, en] = ['Khác thời hạn ở dòng trên của hình thức này', 'Differs from this channel’s row above'];
    reader.fault('amount', 'limit_differs', vi, en);
  }
}

/** A blank amount is nought only where the council sets it. */
function feeOf(reader: Reader): object | undefined {
  const name = reader.text('feeName');
  const amount = reader.whole('feeAmount');
  if (name === undefined && amount === undefined) return undefined;
  const byCouncil = reader.flag('feeSetBy');
  return {
    ...given('code', reader.text('feeCode')),
    name,
    amount: amount ?? (byCouncil ? 0 : undefined),
    ...(byCouncil ? { setBy: 'provincial-council' } : {}),
    ...given('note', reader.text('feeNote')),
  };
}
