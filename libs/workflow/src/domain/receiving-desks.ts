import { isOpenDesk, resolveAgency } from '#organization';
import type { StaffedAgency } from './prove-staffing.ts';

/**
 * The desks at which a procedure is taken in: those from which someone is competent for it, as at reception. What a
 * commune decides is taken in by communes alone.
 */
export const receivingDesks = <Agency extends StaffedAgency>(
  competentAgency: string,
  agencies: readonly Agency[],
): Agency[] =>
  agencies.filter((desk) => {
    if (!isOpenDesk(desk)) return false;
    const competent = resolveAgency(competentAgency, desk, agencies);
    return competent !== undefined && (competentAgency !== 'commune' || competent.kind === 'commune');
  });
