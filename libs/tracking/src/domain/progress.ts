import type { Bilingual, Language } from '#platform/problem';
import type { DossierStatus } from '#workflow';

/** How far a dossier has come, in words anyone understands. */
export interface Progress {
  stage: number;
  stages: number;
  text: string;
}

const STAGES = 4;

const BY_STATUS: Record<DossierStatus, { stage: number; text: Bilingual }> = {
  submitted: {
    stage: 0,
    text: { vi: 'Đã nộp, chờ tiếp nhận', en: 'Handed in, waiting to be received' },
  },
  received: { stage: 1, text: { vi: 'Đã tiếp nhận', en: 'Received' } },
  refused: { stage: 4, text: { vi: 'Không được tiếp nhận', en: 'Not received' } },
  processing: { stage: 2, text: { vi: 'Đang giải quyết', en: 'Being processed' } },
  'awaiting-supplement': {
    stage: 2,
    text: { vi: 'Chờ bạn bổ sung giấy tờ', en: 'Waiting for you to bring more papers' },
  },
  'awaiting-finance': {
    stage: 2,
    text: { vi: 'Chờ bạn thực hiện nghĩa vụ tài chính', en: 'Waiting for you to pay what the notice says' },
  },
  withdrawn: { stage: 4, text: { vi: 'Đã rút hồ sơ', en: 'Withdrawn' } },
  stopped: { stage: 4, text: { vi: 'Đã dừng giải quyết', en: 'Processing was stopped' } },
  completed: {
    stage: 3,
    text: { vi: 'Đã có kết quả, mời bạn đến nhận', en: 'The result is ready, please come for it' },
  },
  returned: { stage: 4, text: { vi: 'Đã trả kết quả', en: 'The result was handed over' } },
};

export const progressOf = (status: DossierStatus, language: Language): Progress => {
  const { stage, text } = BY_STATUS[status];
  return { stage, stages: STAGES, text: text[language] };
};
