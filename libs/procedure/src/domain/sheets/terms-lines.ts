import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../catalogue-import.ts';
import { CHANNELS } from '../procedure.ts';
import type { LineReader, StatedLimit } from './line-reader.ts';
import { given, settled } from './procedure-line.ts';
import type { ColumnOf, TERMS_SHEET } from './sheet-layout.ts';

type Reader = LineReader<ColumnOf<typeof TERMS_SHEET>>;

const CHANNEL_WORDS = { 'trực tiếp': 'direct', 'trực tuyến': 'online', 'bưu chính': 'post' } as const;

/** A channel as its rows build it up. */
interface Method {
  channel: string;
  stated: StatedLimit;
  note: string | undefined;
  /** Its first row. */
  reader: Reader;
  fees: { fee: object; reader: Reader }[];
}

/** What the rows of one procedure say about channels and cases, and where. */
export interface Terms {
  methods: unknown[];
  cases: unknown[];
  places: [string, string][];
}

const METHOD_FIELDS = {
  '/channel': 'channel',
  '/limit/amount': 'amount',
  '/limit/unit': 'unit',
  '/note': 'note',
} as const;
const FEE_FIELDS = {
  '/code': 'feeCode',
  '/name': 'feeName',
  '/amount': 'feeAmount',
  '/setBy': 'feeSetBy',
  '/note': 'feeNote',
} as const;
const CASE_FIELDS = {
  '/code': 'caseCode',
  '/name': 'caseName',
  '/limit/amount': 'amount',
  '/limit/unit': 'unit',
} as const;

/**
 * Rows of fees and limits of one procedure: a row names a channel, with a fee of it or none, or a case with its limit.
 * The limit of a channel stands in its first row; later ones repeat it or leave it blank.
 */
export function termsOfLines(code: string, readers: readonly Reader[], findings: Finding[]): Terms {
  const methods = new Map<string, Method>();
  const ofCases: Reader[] = [];
  for (const reader of readers) {
    const said = reader.text('channel');
    if (said === undefined) ofCases.push(reader);
    else addMethod(methods, said, reader);
  }
  const order = Object.keys(CHANNELS);
  const sorted = [...methods.values()].sort(
    (one, other) => order.indexOf(one.channel) - order.indexOf(other.channel),
  );
  return {
    cases: ofCases.map((reader, index) =>
      caseOf(reader, { code, pointer: `/cases/${index}/limit` }, findings),
    ),
    methods: sorted.map((method, index) =>
      methodOf(method, { code, pointer: `/methods/${index}/limit` }, findings),
    ),
    places: [
      ...ofCases.flatMap((reader, index) => reader.places(`/cases/${index}`, CASE_FIELDS)),
      ...sorted.flatMap((method, index) => placesOf(method, `/methods/${index}`)),
    ],
  };
}

interface At {
  code: string;
  pointer: string;
}

const caseOf = (reader: Reader, at: At, findings: Finding[]): object => ({
  code: reader.needed('caseCode'),
  name: reader.needed('caseName'),
  limit: settled(reader.limit('amount', 'unit'), at, findings),
});

const methodOf = ({ channel, stated, fees, note }: Method, at: At, findings: Finding[]): object => ({
  channel,
  limit: stated === undefined ? null : settled(stated, at, findings),
  fees: fees.map(({ fee }) => fee),
  ...given('note', note),
});

const placesOf = ({ reader, fees }: Method, at: string): [string, string][] => [
  ...reader.places(at, METHOD_FIELDS),
  ...fees.flatMap((one, index) => one.reader.places(`${at}/fees/${index}`, FEE_FIELDS)),
];

function addMethod(methods: Map<string, Method>, said: string, reader: Reader): void {
  const channel = reader.choice('channel', said, CHANNEL_WORDS);
  if (channel === undefined) return;
  const stated = reader.limit('amount', 'unit');
  const fee = feeOf(reader);
  const fees = fee ? [{ fee, reader }] : [];
  const present = methods.get(channel);
  if (!present) {
    methods.set(channel, { channel, stated, note: reader.text('note'), reader, fees });
    return;
  }
  present.fees.push(...fees);
  if (stated !== undefined && !isDeepStrictEqual(stated, present.stated)) {
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
