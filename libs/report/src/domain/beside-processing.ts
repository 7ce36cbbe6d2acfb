import type { MoneySums } from '#dossier';

/** What is said beside the form of a period. `null` = the module that knows it is not running. */
export interface BesideProcessing {
  /** Of what was received in the period, in per cent; `null` = nothing was. */
  readonly onlineShare: number | null;
  /** What was booked in the period, in whole đồng. */
  readonly fees: MoneySums | null;
  /** Given in the period, whenever the dossier was received. */
  readonly satisfaction: {
    readonly rated: number;
    readonly verySatisfied: number;
    readonly satisfied: number;
    readonly notSatisfied: number;
  };
  /** Of what was received in the period, what the national portal had by its end. */
  readonly synchronised: { readonly of: number; readonly met: number } | null;
}

/** The same as sentences below the form. */
export function besideInWords({ onlineShare, fees, satisfaction, synchronised }: BesideProcessing): string[] {
  const { rated, verySatisfied, satisfied, notSatisfied } = satisfaction;
  return [
    ...(onlineShare === null
      ? []
      : [`Tỷ lệ hồ sơ nộp trực tuyến trong số hồ sơ tiếp nhận trong kỳ: ${written(onlineShare)} %.`]),
    ...(fees
      ? [
          `Phí, lệ phí phát sinh trong kỳ: ${written(fees.charged)} đồng (đã trừ miễn, giảm ${written(fees.exempted)} đồng); ` +
            `thu tại quầy ${written(fees.cash)} đồng, thu trực tuyến ${written(fees.online)} đồng, ` +
            `hoàn trả ${written(fees.refunded)} đồng.`,
        ]
      : []),
    rated === 0
      ? 'Trong kỳ không có đánh giá nào của người nộp hồ sơ.'
      : `Đánh giá trong kỳ: ${written(rated)} hồ sơ, rất hài lòng ${written(verySatisfied)}, ` +
        `hài lòng ${written(satisfied)}, không hài lòng ${written(notSatisfied)}.`,
    ...(synchronised
      ? [
          `Đồng bộ lên Cổng Dịch vụ công quốc gia: ${written(synchronised.met)}/${written(synchronised.of)} ` +
            'hồ sơ tiếp nhận trong kỳ.',
        ]
      : []),
  ];
}

/** As figures are written in Vietnamese: `12.345,6`. */
const written = (figure: number): string => figure.toLocaleString('vi-VN');
