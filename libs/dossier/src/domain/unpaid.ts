import type { Bilingual } from '#platform/problem';
import type { WorkflowAction } from '#workflow';
import type { DossierState } from './dossier-state.ts';

/** What keeps an action from being taken that is for dossiers whose fees are paid. */
type Unpaid =
  | { code: 'dossier.fees-unpaid'; sum: { amount: string }; reason: Bilingual }
  | { code: 'dossier.fees-not-charged'; sum: Record<string, never>; reason: Bilingual };

/** Why an action must wait for money; null = it need not. */
export function unpaidFor(
  { demands = [] }: Pick<WorkflowAction, 'demands'>,
  { unpaid }: Pick<DossierState, 'unpaid'>,
): Unpaid | null {
  if (!demands.includes('fees-paid')) return null;
  if (unpaid === null) return { code: 'dossier.fees-not-charged', sum: {}, reason: NOT_CHARGED };
  if (unpaid <= 0) return null;
  const amount = unpaid.toLocaleString('vi-VN');
  const reason = { vi: `Còn phải nộp ${amount} đồng phí, lệ phí`, en: `${amount} đồng of fees are unpaid` };
  return { code: 'dossier.fees-unpaid', sum: { amount }, reason };
}

const NOT_CHARGED: Bilingual = {
  vi: 'Chưa tính phí, lệ phí của hồ sơ',
  en: 'The fees of the dossier are not charged yet',
};
