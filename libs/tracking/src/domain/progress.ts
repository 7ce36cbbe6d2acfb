import type { DossierStatus } from '#workflow';

/** How far a dossier has come, in words anyone understands. */
export interface Progress {
  stage: number;
  stages: number;
  text: string;
}

const STAGES = 4;

const BY_STATUS: Record<DossierStatus, { stage: number; text: string }> = {
  submitted: { stage: 0, text: 'Đã nộp, chờ tiếp nhận' },
  received: { stage: 1, text: 'Đã tiếp nhận' },
  refused: { stage: 4, text: 'Không được tiếp nhận' },
  processing: { stage: 2, text: 'Đang giải quyết' },
  'awaiting-supplement': { stage: 2, text: 'Chờ bạn bổ sung giấy tờ' },
  'awaiting-finance': { stage: 2, text: 'Chờ bạn thực hiện nghĩa vụ tài chính' },
  withdrawn: { stage: 4, text: 'Đã rút hồ sơ' },
  stopped: { stage: 4, text: 'Đã dừng giải quyết' },
  completed: { stage: 3, text: 'Đã có kết quả, mời bạn đến nhận' },
  returned: { stage: 4, text: 'Đã trả kết quả' },
};

export const progressOf = (status: DossierStatus): Progress => ({ ...BY_STATUS[status], stages: STAGES });
