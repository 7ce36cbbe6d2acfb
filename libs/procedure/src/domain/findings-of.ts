import type { TimeLimit } from '#deadline';
import type { Finding } from './catalogue-import.ts';
import type { Fee } from './fee.ts';
import { findingAt, type FindingCode } from './finding-texts.ts';
import type { ProcedureDefinition } from './procedure.ts';

/** Stands for the competent agency while nobody has said which of the province's it is; no agency has this function. */
export const UNASSIGNED = 'unassigned';

/** References that need no function: every desk has these. */
const FOUND_BY_DESK = ['commune', 'desk'];

type Found = readonly [code: FindingCode, pointer: string];

const COUNCIL = /hội đồng nhân dân|hđnd/i;
const NOTE = /^[^\p{L}]*(lưu ý|ghi chú|chú ý)/iu;
const LAND = /đất đai/i;
/** Land decrees give mountain and island communes this many working days more. */
const AREA_DAYS = 10;

/**
 * What is odd about a procedure as it stands: warnings for whoever decides, in the order of the procedure. National data
 * has all of these; none is mended here and none keeps a procedure out.
 * @param functions those the agencies of the province have
 */
export function findingsOf(procedure: ProcedureDefinition, functions: ReadonlySet<string>): Finding[] {
  const found: Found[] = [
    ...ofService(procedure),
    ...ofAgency(procedure, functions),
    ...ofFees(procedure),
    ...ofLimits(procedure),
    ...ofComponents(procedure),
    ...ofResults(procedure),
  ];
  return found.map(([code, pointer]) => findingAt(code, procedure.code, pointer));
}

const ofService = ({ serviceLevel, partialReason }: ProcedureDefinition): Found[] =>
  serviceLevel === 'partial' && partialReason === undefined
    ? [['partial-without-reason', '/serviceLevel']]
    : [];

const ofAgency = ({ competentAgency }: ProcedureDefinition, functions: ReadonlySet<string>): Found[] =>
  FOUND_BY_DESK.includes(competentAgency) || functions.has(competentAgency)
    ? []
    : [['agency-unassigned', '/competentAgency']];

const ofFees = ({ methods }: ProcedureDefinition): Found[] =>
  methods.flatMap(({ fees, note }, method) =>
    fees.flatMap((fee, index): Found[] => {
      const pointer = `/methods/${method}/fees/${index}/amount`;
      if (fee.amount > 0 && fee.amount < 1000) return [['fee-thousands-lost', pointer]];
      return namesCouncil(fee, note) ? [['fee-set-by-council', pointer]] : [];
    }),
  );

/** The text stands with the fee, or with the channel where the source has one remark for all. */
const namesCouncil = ({ amount, setBy, name, note }: Fee, ofChannel: string | undefined): boolean =>
  amount === 0 && setBy === undefined && COUNCIL.test([name, note, ofChannel].join(' '));

/** Told once a procedure, at the longer limit. */
function ofLimits({ field, methods }: ProcedureDefinition): Found[] {
  if (!LAND.test(field.name)) return [];
  const longer = methods.findIndex(({ limit }) => methods.some((other) => differByArea(limit, other.limit)));
  return longer < 0 ? [] : [['limit-area-in-channel', `/methods/${longer}/limit`]];
}

const differByArea = (longer: TimeLimit | null, shorter: TimeLimit | null): boolean =>
  longer?.unit === 'working-day' &&
  shorter?.unit === 'working-day' &&
  longer.amount - shorter.amount === AREA_DAYS;

function ofComponents({ components }: ProcedureDefinition): Found[] {
  const codes = components.map(({ code }) => code);
  return [
    ...(components.some(({ required }) => required)
      ? []
      : ([['no-component-required', '/components']] as const)),
    ...components.flatMap(({ name, code }, index): Found[] => [
      ...(NOTE.test(name) ? ([['component-is-note', `/components/${index}/name`]] as const) : []),
      ...(codes.indexOf(code) < index ? ([['component-twice', `/components/${index}/code`]] as const) : []),
    ]),
  ];
}

function ofResults({ results }: ProcedureDefinition): Found[] {
  const codes = results.map(({ code }) => code);
  return codes.flatMap((code, index): Found[] =>
    code !== null && codes.indexOf(code) < index ? [['result-twice', `/results/${index}/code`]] : [],
  );
}
