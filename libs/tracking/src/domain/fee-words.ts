import type { FeeSummary } from '#dossier';
import type { Bilingual } from '#platform/problem';

/** When a charge is to be paid. */
export const DUE_WORDS: Record<FeeSummary['charges'][number]['due'], Bilingual> = {
  'on-reception': { vi: 'nộp khi nộp hồ sơ', en: 'to be paid when handing in' },
  'before-result': { vi: 'nộp trước khi nhận kết quả', en: 'to be paid before taking the result' },
  'on-notice': { vi: 'nộp theo thông báo', en: 'to be paid when you are told to' },
};

/** @param desk name of where it was handed in @param online whether there is an address to pay at */
export const howToPay = (desk: string, online: boolean): Bilingual =>
  online
    ? {
        vi: `Nộp trực tuyến theo liên kết thanh toán, hoặc nộp tại ${desk}.`,
        en: `Pay online by the link, or at ${desk}.`,
      }
    : {
        vi: `Nộp tại ${desk}; muốn nộp trực tuyến, hãy đề nghị nơi này gửi liên kết thanh toán.`,
        en: `Pay at ${desk}; to pay online, ask there for a link.`,
      };
