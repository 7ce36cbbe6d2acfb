import { DOSSIER_FORMS, type DossierForm } from './form-kinds.ts';

/** What happened to a dossier that a form is about. */
export interface FormAct {
  kind: DossierForm;
  /** In the history. */
  sequence: number;
  at: Date;
  /** Who acted. */
  agencyId: number;
}

/** Why there is nothing yet that the form could be about. */
export const NOT_DUE: Record<DossierForm, { vi: string; en: string }> = {
  receipt: { vi: 'hồ sơ không được tiếp nhận', en: 'the dossier was not received' },
  'supplement-request': { vi: 'chưa có yêu cầu bổ sung hồ sơ', en: 'no supplement was requested' },
  refusal: { vi: 'hồ sơ không bị từ chối', en: 'the dossier was not refused' },
  apology: { vi: 'hồ sơ chưa được gia hạn, hẹn lại', en: 'the limit was not extended' },
  'stop-notice': { vi: 'hồ sơ không dừng giải quyết', en: 'processing was not stopped' },
  'control-slip': { vi: 'hồ sơ không được tiếp nhận', en: 'the dossier was not received' },
};

/** Forms that show how to reach the applicant: only the desk, which wrote it down, hands them out. */
export const OF_THE_DESK: readonly DossierForm[] = ['receipt', 'refusal'];

/** Every form about a dossier, with the act it is about where there is one. */
export const dueForms = (acts: readonly FormAct[]): { kind: DossierForm; act: FormAct | undefined }[] =>
  DOSSIER_FORMS.map((kind) => ({ kind, act: acts.find((one) => one.kind === kind) }));
