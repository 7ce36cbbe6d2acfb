import type { Bilingual } from '#platform/problem';

/** Groups of the index in its order (QĐ 766/QĐ-TTg): 18 + 20 + 12 + 10 + 22 + 18 = 100 points. */
export const INDICATOR_GROUPS = {
  openness: { vi: 'Công khai, minh bạch', en: 'Openness' },
  progress: { vi: 'Tiến độ, kết quả giải quyết', en: 'Progress' },
  online: { vi: 'Dịch vụ công trực tuyến', en: 'Online service' },
  payment: { vi: 'Thanh toán trực tuyến', en: 'Online payment' },
  digitisation: { vi: 'Số hóa hồ sơ', en: 'Digitisation' },
  satisfaction: { vi: 'Mức độ hài lòng', en: 'Satisfaction' },
} as const satisfies Record<string, Bilingual>;
export type IndicatorGroup = keyof typeof INDICATOR_GROUPS;

/** One indicator of the index. */
export interface Indicator {
  readonly group: IndicatorGroup;
  readonly name: Bilingual;
  /** Of what, which share. */
  readonly formula: Bilingual;
  /** Points at most. */
  readonly maximum: number;
  /** In per cent. A default of this product where the sources name none, which is almost everywhere. */
  readonly target: number;
}

/** One that is reckoned here. */
export interface MeasuredIndicator extends Indicator {
  readonly counts: 'dossiers' | 'procedures';
}

/** One of which nothing is known here. */
export interface UnmeasuredIndicator extends Indicator {
  /** Why there are no figures. */
  readonly noData: Bilingual;
}
