import { Injectable } from '@nestjs/common';
import type { Reader } from '#identity';
import type { Agency } from '#organization';
import type { Bilingual } from '#platform/problem';
import type { Confinement } from '../domain/confinement.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type IndicatorScore, totalOf } from '../domain/indicator-score.ts';
import {
  INDICATOR_CODES,
  type IndicatorCode,
  INDICATORS,
  isMeasured,
} from '../domain/national-indicators.ts';
import { before, type Period } from '../domain/report-period.ts';
import { ReportScope } from './report-scope.ts';
import { type ScoredPeriod, ScoreIndex } from './score-index.ts';

/** Periods before it that are shown beside one, at most. */
export const LONGEST_TREND = 6;

export interface IndexOrder extends Period {
  /** Code of an agency; absent = all they answer for. */
  readonly agency?: string | undefined;
  /** How many periods before it. */
  readonly trend: number;
}

/** What was reached in an earlier period. */
export interface EarlierScore extends Period {
  /** In per cent, and in points; `null` = there was nothing to measure. */
  readonly rate: number | null;
  readonly points: number | null;
}

export interface IndicatorLine {
  readonly code: IndicatorCode;
  readonly indicator: Indicator;
  /** `null` = nothing is known of it, and why. */
  readonly score: IndicatorScore | null;
  readonly noData: Bilingual | null;
  /** The newest first. */
  readonly trend: readonly EarlierScore[];
}

export interface IndexTotal extends Period {
  readonly points: number;
  /** Points at most of what there was something to measure of, and of the whole index. */
  readonly measured: number;
  readonly maximum: number;
}

export interface NationalIndex extends Omit<IndexOrder, 'agency'> {
  readonly asOf: Date;
  readonly final: boolean;
  readonly about: Agency | null;
  readonly confinedBy: readonly Confinement[];
  readonly lines: readonly IndicatorLine[];
  readonly total: IndexTotal;
  readonly totalsBefore: readonly IndexTotal[];
}

const NOBODY_KNOWS: Bilingual = {
  vi: 'Phân hệ giữ số liệu này không hoạt động.',
  en: 'The module that keeps these figures is not running.',
};
const NOTHING: Bilingual = {
  vi: 'Trong kỳ không có hồ sơ nào thuộc diện tính.',
  en: 'There was no dossier in the period that it counts.',
};

/** The national quality index of a period (QĐ 766/QĐ-TTg), as it was known at its end. */
@Injectable()
export class ReportIndex {
  constructor(
    private readonly scope: ReportScope,
    private readonly scoring: ScoreIndex,
  ) {}

  /** @throws report.period-backwards, .period-not-yet, .period-too-long, .agency-unknown, .foreign-agency */
  async execute(reader: Reader, { agency: code, trend, from, to }: IndexOrder): Promise<NationalIndex> {
    const { counted, agency, confinedBy } = await this.scope.of(reader, code);
    const scored = await this.scoring.of({ from, to }, counted);
    const earlier: ScoredPeriod[] = [];
    for (let period = before(scored); earlier.length < trend; period = before(period)) {
      earlier.push(await this.scoring.of(period, counted));
    }
    return {
      ...{ from, to, trend, about: agency, confinedBy, asOf: scored.span.end, final: scored.span.over },
      lines: INDICATOR_CODES.map((one) => lineOf(one, scored, earlier)),
      total: sumOf(scored),
      totalsBefore: earlier.map(sumOf),
    };
  }
}

const scoreIn = ({ scores }: ScoredPeriod, code: IndicatorCode): IndicatorScore | null =>
  (isMeasured(code) && scores.get(code)) || null;

function lineOf(code: IndicatorCode, scored: ScoredPeriod, earlier: readonly ScoredPeriod[]): IndicatorLine {
  const indicator = INDICATORS[code];
  const score = scoreIn(scored, code);
  return {
    ...{ code, indicator, score },
    noData: 'noData' in indicator ? indicator.noData : reasonOf(score),
    trend: score
      ? earlier.map((period) => {
          const { rate = null, points = null } = scoreIn(period, code) ?? {};
          return { from: period.from, to: period.to, rate, points };
        })
      : [],
  };
}

function reasonOf(score: IndicatorScore | null): Bilingual | null {
  if (!score) return NOBODY_KNOWS;
  return score.of === 0 ? NOTHING : null;
}

const sumOf = (period: ScoredPeriod): IndexTotal => ({
  ...{ from: period.from, to: period.to },
  ...totalOf(
    INDICATOR_CODES.map((code) => ({
      maximum: INDICATORS[code].maximum,
      points: scoreIn(period, code)?.points ?? null,
    })),
  ),
});
