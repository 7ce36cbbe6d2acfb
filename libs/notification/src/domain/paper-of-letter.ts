import type { NoticePaper } from '#dossier';
import type { ToldIntent } from './intent.ts';

/** Which form of the law goes with which letter, and what its file is called. */
const PAPERS: Partial<Record<ToldIntent, { paper: NoticePaper; file: string }>> = {
  received: { paper: 'receipt', file: 'giay-tiep-nhan-ho-so-va-hen-tra-ket-qua.pdf' },
  refused: { paper: 'refusal', file: 'phieu-tu-choi-tiep-nhan-giai-quyet-ho-so.pdf' },
  'supplement-requested': { paper: 'supplement-request', file: 'phieu-yeu-cau-bo-sung-hoan-thien-ho-so.pdf' },
  extended: { paper: 'apology', file: 'phieu-xin-loi-va-hen-lai-ngay-tra-ket-qua.pdf' },
  stopped: { paper: 'stop-notice', file: 'thong-bao-dung-giai-quyet-ho-so.pdf' },
};

/** The paper of a letter, and the act in the dossier's history it is about. */
export interface LetterPaper {
  paper: NoticePaper;
  file: string;
  sequence: number;
}

/** @param key `<dossier>:<sequence>:…` of what happened to a dossier */
export function paperOfLetter(intent: ToldIntent, key: string): LetterPaper | undefined {
  const found = PAPERS[intent];
  const sequence = Number(key.split(':')[1]);
  return found && Number.isInteger(sequence) ? { ...found, sequence } : undefined;
}
