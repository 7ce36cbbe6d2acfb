import type { SuspensionReason } from '#deadline';
import type { Party } from './board-figures.ts';

const WAITED_FOR: Readonly<Record<SuspensionReason, Party>> = {
  supplement: 'applicant',
  'applicant-request': 'applicant',
  'financial-obligation': 'finance',
  'force-majeure': 'nobody',
  closed: 'nobody',
};

/**
 * Who a dossier waits for.
 * @param reason why its clock stands still; `null` while it runs
 * @param holders of each open step, whether that lies with the agency that answers for the dossier or below it. As long as
 *   one does, its own agency is waited for; likewise where no step is open, for somebody has to see to that.
 */
export function waitedFor(reason: SuspensionReason | null, holders: readonly { own: boolean }[]): Party {
  if (reason !== null) return WAITED_FOR[reason];
  return holders.length === 0 || holders.some(({ own }) => own) ? 'ownAgency' : 'otherAgency';
}
