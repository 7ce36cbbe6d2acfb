import { CHANNELS, type Channel, type FindingCode, type ProcedureDefinition } from '#procedure';
import type { PortalProcedure } from './portal-procedure.ts';

type Way = PortalProcedure['CACHTHUCTHUCHIEN'][number];
type Time = Way['THOIGIAN'][number];
type PortalFee = Time['PHILEPHI'][number];
type Limit = ProcedureDefinition['defaultLimit'];
type Fee = ProcedureDefinition['methods'][number]['fees'][number];

/** Tells an oddity at a JSON Pointer of the procedure. */
export type Tell = (code: FindingCode, pointer: string) => void;

const UNITS: Readonly<Record<string, Limit['unit']>> = {
  WORKING_DAY: 'working-day',
  'NGÀY LÀM VIỆC': 'working-day',
  DAY: 'calendar-day',
  NGÀY: 'calendar-day',
  WORKING_HOUR: 'working-hour',
  'GIỜ LÀM VIỆC': 'working-hour',
  MONTH: 'month',
  THÁNG: 'month',
};
const SAME_DAY: Limit = { amount: 0, unit: 'same-day' };
const DONG = /^(vnd|vnđ|đ|đồng|)$/i;

/** What a procedure's channels grant and ask (`CACHTHUCTHUCHIEN`). */
export interface CatalogueTerms {
  defaultLimit: Limit;
  methods: ProcedureDefinition['methods'];
}

/**
 * Limits and fees by channel. The protocol has no limit of the procedure as a whole: that of handing in directly stands
 * for it, or the first there is.
 * @param present fees by which names are found again: the protocol gives fees a code and a remark only
 */
export function catalogueTerms(
  { CACHTHUCTHUCHIEN }: PortalProcedure,
  present: ProcedureDefinition | undefined,
  tell: Tell,
): CatalogueTerms {
  const names = new Map(
    (present?.methods ?? []).flatMap(({ fees }) => fees).map((fee) => [fee.code ?? fee.note, fee.name]),
  );
  const ways = (Object.keys(CHANNELS) as Channel[]).flatMap((channel) => {
    const times = CACHTHUCTHUCHIEN.filter(({ KENH }) => KENH === String(CHANNELS[channel])).flatMap(
      (way) => way.THOIGIAN,
    );
    return CACHTHUCTHUCHIEN.some(({ KENH }) => KENH === String(CHANNELS[channel]))
      ? [{ channel, times }]
      : [];
  });
  if (ways.length === 0) tell('channel-missing', '/methods/0/channel');
  const methods = (ways.length > 0 ? ways : [{ channel: 'direct' as const, times: [] }]).map(
    ({ channel, times }, index) => ({
      channel,
      limit: limitOf(times, `/methods/${index}/limit`, tell),
      fees: feesOf(times, `/methods/${index}/fees`, { names, tell }),
      ...noteOf(times),
    }),
  );
  const defaultLimit = methods.find(({ limit }) => limit !== null)?.limit;
  if (!defaultLimit) tell('limit-missing', '/defaultLimit');
  return { defaultLimit: defaultLimit ?? SAME_DAY, methods };
}

/** The first limit of a channel; the national catalogue puts those of the cases behind it. */
function limitOf(times: readonly Time[], pointer: string, tell: Tell): Limit | null {
  const stated = times.filter(
    ({ THOIGIANGIAIQUYET, DONVITINH }) => THOIGIANGIAIQUYET !== undefined || DONVITINH !== '',
  );
  const [first] = stated;
  if (!first) return null;
  const kinds = new Set(
    stated.map(({ THOIGIANGIAIQUYET, DONVITINH }) => `${THOIGIANGIAIQUYET ?? ''} ${DONVITINH}`),
  );
  if (kinds.size > 1) tell('limit-several', pointer);
  const unit = UNITS[first.DONVITINH.toUpperCase()];
  if (unit !== undefined && first.THOIGIANGIAIQUYET !== undefined) {
    return { amount: first.THOIGIANGIAIQUYET, unit };
  }
  tell('limit-unit-other', pointer);
  return SAME_DAY;
}

interface FeeContext {
  names: ReadonlyMap<string | undefined, string>;
  tell: Tell;
}

/** Each fee once, however many limits of the channel repeat it. */
function feesOf(times: readonly Time[], pointer: string, { names, tell }: FeeContext): Fee[] {
  const offered = times.flatMap(({ PHILEPHI }) => PHILEPHI);
  const distinct = [...new Map(offered.map((fee) => [JSON.stringify(fee), fee])).values()];
  return distinct.map((fee, index) => {
    const foreign = !DONG.test(fee.DONVI);
    if (foreign) tell('fee-not-in-dong', `${pointer}/${index}/amount`);
    return feeOf(fee, foreign, names);
  });
}

function feeOf(
  { MAPHILEPHI, SOTIEN = 0, DONVI, MOTA }: PortalFee,
  foreign: boolean,
  names: FeeContext['names'],
): Fee {
  const note = foreign ? `${SOTIEN} ${DONVI}${MOTA === '' ? '' : `. ${MOTA}`}` : MOTA;
  const key = MAPHILEPHI === '' ? note : MAPHILEPHI;
  return {
    ...(MAPHILEPHI === '' ? {} : { code: MAPHILEPHI }),
    name: names.get(key) ?? 'Phí, lệ phí',
    amount: foreign ? 0 : SOTIEN,
    ...(note === '' ? {} : { note }),
  };
}

function noteOf(times: readonly Time[]): { note?: string } {
  const note = times
    .map(({ MOTA }) => MOTA)
    .filter((said) => said !== '')
    .join('\n');
  return note === '' ? {} : { note };
}
