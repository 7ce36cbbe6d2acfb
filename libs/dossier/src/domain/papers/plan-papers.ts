import { civilDate } from '#platform/clock';
import { type Bilingual } from '#platform/problem';
import type { ActionInput } from '../action-input.ts';
import type { DossierState } from '../dossier-state.ts';
import { type HandOver, type HandOverWay, planHandOver, toldOf } from './hand-over.ts';
import { demandPossibleDates, type DossierResult, resultsOf } from './issued-result.ts';
import { paperProblem } from './papers.problems.ts';
import { MOST_NEEDS, namedNeed, type Need, needInWords, type OpenNeed } from './supplement-need.ts';

/** What a dossier holds in papers, as far as acts on papers decide over it. */
export interface DossierPapers {
  /** `null` = the applicant is made up, or was erased. */
  applicantName: string | null;
  needs: readonly OpenNeed[];
  /** Components of the procedure, which may be asked for. */
  catalogue: readonly { code: string; name: string }[];
  /** What the applicant is asked to pay while the dossier waits for it. */
  obligation: { notice: string; amount: number } | null;
  result: DossierResult | null;
  wished: HandOverWay | null;
  /** Codes of other dossiers of the agency whose results of this year have one of the numbers about to be given. */
  sameNumber: readonly string[];
}

export const NO_PAPERS: DossierPapers = {
  ...{ applicantName: null, needs: [], catalogue: [], obligation: null, result: null, wished: null },
  sameNumber: [],
};

/** Papers handed in for a component. */
export interface PaperCounts {
  code: string;
  originals: number;
  certified: number;
  copies: number;
  electronic: number;
}

/** What a change does to the papers of a dossier; written with it or not at all. */
export interface PaperEffects {
  /** Needs of the checklist that the applicant is asked for, and those that are added to be asked for. */
  asks: { needs: readonly string[]; adds: readonly Need[] } | null;
  settles: {
    met: readonly string[];
    left: readonly string[];
    components: readonly (PaperCounts & { name: string })[];
  } | null;
  pays: { receipt: string; amount: number } | null;
  handsOver: HandOver | null;
}

/** Something the officer is to know, although it was done. */
export interface Warning extends Bilingual {
  code: string;
}

export interface PlannedPapers {
  effects: PaperEffects;
  /** What was entered, as the history and the applicant are told it. */
  told: Record<string, unknown>;
  warnings: Warning[];
}

/**
 * Works out what was entered with an action means for the papers of the dossier. Pure.
 * @param within the step lies within a called workflow: what ends there is not the dossier
 * @throws dossier.nothing-to-supplement, .supplement-asked-before, .supplement-end-passed, .need-component-unknown,
 * .need-not-asked, .needs-unmet, .payment-short, .result-dates-impossible, .recipient-not-identified,
 * .recipient-without-authority, .result-not-electronic
 */
export function planPapers(
  state: DossierState,
  papers: DossierPapers,
  { comment: _comment, ...input }: ActionInput,
  { at, within }: { at: Date; within: boolean },
): PlannedPapers {
  const { supplement, receivedSupplement, payment, handOver, result, furtherResults, ...rest } = input;
  const asking = supplement && planRequest(state, papers, supplement, civilDate(at));
  const taking = receivedSupplement && planReceipt(papers, receivedSupplement);
  if (payment) demandPaidInFull(papers, payment);
  if (result) demandPossibleDates([result, ...(furtherResults ?? [])], civilDate(at));
  const handedOver =
    handOver &&
    planHandOver(
      handOver,
      {
        ...{ applicantKind: state.applicantKind, applicantName: papers.applicantName, wished: papers.wished },
        electronic: resultHasFile(papers.result),
      },
      at,
    );
  return {
    effects: {
      asks: asking?.asks ?? null,
      settles: taking?.settles ?? null,
      pays: payment ?? null,
      handsOver: handedOver && !within ? handedOver : null,
    },
    told: {
      ...rest,
      ...(asking && { supplement: asking.told }),
      ...(taking && { receivedSupplement: taking.told }),
      ...(payment && { payment }),
      ...(result && { result }),
      ...(furtherResults && { furtherResults }),
      ...(handedOver && { handOver: toldOf(handedOver) }),
    },
    warnings: [...numberWarnings(papers, result), ...wishWarnings(handedOver)],
  };
}

type Asked = NonNullable<ActionInput['supplement']>;

function planRequest(state: DossierState, { needs, catalogue }: DossierPapers, asked: Asked, today: string) {
  const times = state.suspensions.filter(({ reason }) => reason === 'supplement').length;
  if (times > 0 && asked.second === undefined) {
    throw paperProblem('dossier.supplement-asked-before', { times });
  }
  if (asked.until !== undefined && asked.until <= today) throw paperProblem('dossier.supplement-end-passed');
  const adds = demandNamed(
    (asked.items ?? []).map((item) =>
      typeof item === 'string' ? { name: item, fault: 'missing' as const } : item,
    ),
    catalogue,
  );
  const listed = needs.filter(({ askedIn }) => askedIn === null);
  const all = [...listed, ...adds];
  if (all.length === 0) throw paperProblem('dossier.nothing-to-supplement');
  if (all.length > MOST_NEEDS) throw paperProblem('dossier.needs-too-many', { most: MOST_NEEDS });
  const { items: _items, ...words } = asked;
  return {
    asks: { needs: listed.map(({ id }) => id), adds },
    told: { ...words, items: all.map(needInWords) },
  };
}

/** @throws dossier.need-component-unknown */
export function demandNamed(
  wished: readonly Parameters<typeof namedNeed>[0][],
  catalogue: DossierPapers['catalogue'],
): Need[] {
  const named = wished.map((one) => namedNeed(one, catalogue) ?? one.component ?? '');
  const unknown = named.filter((one) => typeof one === 'string');
  if (unknown.length > 0) {
    throw paperProblem('dossier.need-component-unknown', { components: unknown.join(', ') });
  }
  return named.filter((one) => typeof one !== 'string');
}

type Received = NonNullable<ActionInput['receivedSupplement']>;

function planReceipt({ needs, catalogue }: DossierPapers, { met, components, regardless }: Received) {
  const asked = needs.filter(({ askedIn }) => askedIn !== null);
  const unheardOf = met.filter((id) => !asked.some((need) => need.id === id));
  if (unheardOf.length > 0) throw paperProblem('dossier.need-not-asked', { needs: unheardOf.join(', ') });
  const left = asked.filter(({ id }) => !met.includes(id));
  if (left.length > 0 && regardless === undefined) {
    throw paperProblem('dossier.needs-unmet', { needs: left.map(({ name }) => name).join('; ') });
  }
  const named = components.map(({ code, ...counts }) => ({
    ...{ code, ...counts },
    name: catalogue.find((one) => one.code === code)?.name,
  }));
  const unknown = named.filter(({ name }) => name === undefined).map(({ code }) => code);
  if (unknown.length > 0) {
    throw paperProblem('dossier.need-component-unknown', { components: unknown.join(', ') });
  }
  return {
    settles: {
      ...{ met, left: left.map(({ id }) => id) },
      components: named.map((one) => ({ ...one, name: one.name ?? '' })),
    },
    told: {
      met: asked.filter(({ id }) => met.includes(id)).map(needInWords),
      left: left.map(needInWords),
      components,
      ...(regardless !== undefined && { regardless }),
    },
  };
}

function demandPaidInFull(
  { obligation }: DossierPapers,
  { amount }: NonNullable<ActionInput['payment']>,
): void {
  if (!obligation || amount >= obligation.amount) return;
  throw paperProblem('dossier.payment-short', {
    ...{ paid: amount.toLocaleString('vi-VN'), asked: obligation.amount.toLocaleString('vi-VN') },
    notice: obligation.notice,
  });
}

const resultHasFile = (result: DossierResult | null): boolean =>
  result !== null && resultsOf(result).some(({ document }) => document !== undefined);

/** Agencies keep several registers, whose numbers may agree: a number given twice is told, and not refused. */
const numberWarnings = ({ sameNumber }: DossierPapers, result: ActionInput['result']): Warning[] =>
  result && sameNumber.length > 0
    ? [
        {
          code: 'result-number-given-before',
          vi: `Số kết quả này trong năm đã có ở hồ sơ ${sameNumber.join(', ')}`,
          en: `A result of dossier ${sameNumber.join(', ')} has the same number this year`,
        },
      ]
    : [];

const WAYS: Record<HandOverWay, Bilingual> = {
  desk: { vi: 'nhận tại bộ phận một cửa', en: 'at the desk' },
  post: { vi: 'nhận qua bưu chính', en: 'by post' },
  online: { vi: 'nhận trực tuyến', en: 'online' },
};

const wishWarnings = (handOver: HandOver | undefined): Warning[] =>
  handOver?.wished
    ? [
        {
          code: 'other-way-than-wished',
          vi: `Khi nộp hồ sơ người nộp chọn ${WAYS[handOver.wished].vi}`,
          en: `At reception the applicant wished to get it ${WAYS[handOver.wished].en}`,
        },
      ]
    : [];
