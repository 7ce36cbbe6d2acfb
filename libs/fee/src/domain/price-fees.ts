import {
  type Channel,
  type Fee,
  type FeeDue,
  feeKey,
  type FeeKind,
  feeKind,
  feeStanding,
  type ProcedureDefinition,
} from '#procedure';

/** What the People's Council set for a fee, from a day on. */
export interface CouncilAmount {
  readonly id: string;
  readonly item: string;
  /** Null = any, as with case and area. */
  readonly channel: Channel | null;
  readonly caseCode: string | null;
  readonly areaCode: string | null;
  readonly amount: number;
  readonly resolution: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** How a dossier is handed in, as far as its fees ask. */
export interface FeeMatter {
  readonly channel: Channel;
  readonly caseCode: string | null;
  /** Null = an ordinary area. */
  readonly areaCode: string | null;
  /** Civil day on which it is received. */
  readonly day: string;
}

/** A fee with what is asked for it. */
export interface PricedFee {
  item: string;
  code: string | null;
  name: string;
  kind: FeeKind;
  due: FeeDue;
  /** Whole đồng; null = set by the People's Council, and not entered yet. */
  amount: number | null;
  /** What it rests on: the council's resolution, or the catalogue. */
  ground: string;
}

const CATALOGUE = 'Danh mục thủ tục hành chính';

/** What is asked for a dossier handed in so. What the council set comes before what the catalogue says. */
export const priceFees = (
  procedure: ProcedureDefinition,
  matter: FeeMatter,
  amounts: readonly CouncilAmount[],
): PricedFee[] => feesOf(procedure, matter).map((fee) => priced(fee, amountFor(fee, matter, amounts)));

/** Whether it matters in which area the dossier is from. */
export const dependsOnArea = (
  procedure: ProcedureDefinition,
  matter: FeeMatter,
  amounts: readonly CouncilAmount[],
): boolean =>
  (procedure.areas ?? []).some(
    ({ code }) =>
      JSON.stringify(priceFees(procedure, { ...matter, areaCode: code }, amounts)) !==
      JSON.stringify(priceFees(procedure, { ...matter, areaCode: null }, amounts)),
  );

function feesOf({ methods, cases }: ProcedureDefinition, matter: FeeMatter): Fee[] {
  const caseCode = matter.caseCode ?? (cases.length === 1 ? cases[0]?.code : undefined);
  const fees = methods.find(({ channel }) => channel === matter.channel)?.fees ?? [];
  return fees.filter(
    (fee) =>
      (!fee.cases || (caseCode !== undefined && fee.cases.includes(caseCode))) &&
      (!fee.areas || (matter.areaCode !== null && fee.areas.includes(matter.areaCode))),
  );
}

const priced = (fee: Fee, set: CouncilAmount | undefined): PricedFee => ({
  ...{ item: feeKey(fee), code: fee.code ?? null, name: fee.name, kind: feeKind(fee) },
  due: fee.due ?? 'on-reception',
  amount: set?.amount ?? (feeStanding(fee) === 'set-elsewhere' ? null : fee.amount),
  ground: set?.resolution ?? CATALOGUE,
});

/**
 * The closest there is: what is set for an area comes before what is set for a case, that before what is set for a channel.
 * Of those the newest that has begun rules alone: one that has ended does not give way to the one before it.
 */
function amountFor(
  fee: Fee,
  matter: FeeMatter,
  amounts: readonly CouncilAmount[],
): CouncilAmount | undefined {
  const fits = (wanted: string | null, given: string | null) => wanted === null || wanted === given;
  const newest = new Map<string, CouncilAmount>();
  for (const set of amounts) {
    if (set.item !== feeKey(fee) || set.validFrom > matter.day) continue;
    if (!fits(set.channel, matter.channel) || !fits(set.caseCode, matter.caseCode)) continue;
    if (!fits(set.areaCode, matter.areaCode)) continue;
    const closeness = closenessOf(set);
    const present = newest.get(closeness);
    if (!present || present.validFrom < set.validFrom) newest.set(closeness, set);
  }
  return [...newest]
    .filter(([, { validTo }]) => validTo === null || matter.day <= validTo)
    .sort(([one], [other]) => (one < other ? 1 : -1))[0]?.[1];
}

/** Sorts as closely as it names its matter. */
const closenessOf = ({ areaCode, caseCode, channel }: CouncilAmount): string =>
  [areaCode, caseCode, channel].map((named) => (named === null ? '0' : '1')).join('');
