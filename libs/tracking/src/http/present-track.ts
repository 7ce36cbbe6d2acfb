import { rfc3339 } from '#platform/clock';
import type { ApplicantTrack } from '../application/track-dossier.ts';
import { comingSteps, stepWords } from '../domain/coming-steps.ts';
import { eventWords } from '../domain/event-words.ts';
import type { Language } from '#platform/problem';
import { progressOf } from '../domain/progress.ts';
import { DUE_WORDS, howToPay } from '../domain/fee-words.ts';
import type { TrackDetails } from './track.response.ts';

const zoned = (at: string | null): string | null => rfc3339(at === null ? null : new Date(at));

/** What the applicant is shown, instants with Viet Nam's offset. */
export const presentTrack = (found: ApplicantTrack, language: Language): TrackDetails => ({
  procedure: found.procedure,
  receivingAgency: found.desk.name,
  phone: found.desk.phone,
  receivedAt: rfc3339(found.receivedAt),
  dueAt: rfc3339(found.dueAt),
  dueProvisional: found.dueProvisional,
  phase: found.phase,
  closedAt: rfc3339(found.closedAt),
  now: nowOf(found, language),
  next: comingSteps(found.coming, found.agencyOf, language),
  asked: found.asked && { ...found.asked, since: rfc3339(new Date(found.asked.since)) },
  timeline: found.timeline.map((event) => ({
    at: rfc3339(new Date(event.at)),
    what: eventWords(event, language),
    progress: progressOf(event.status, language).text,
    agency: event.agency,
    dueBefore: zoned(event.dueBefore),
    dueAt: zoned(event.dueAt),
  })),
  fees: feesOf(found, language),
  notices: found.notices,
  told: found.told.map((message) => ({
    ...message,
    what: message.what[language],
    at: rfc3339(message.at),
  })),
});

const nowOf = ({ holders, definition }: ApplicantTrack, language: Language): TrackDetails['now'] =>
  holders.map(({ agency, step: code, name, since }) => {
    const step = definition?.steps.find((one) => one.code === code);
    const words = step && 'actor' in step ? stepWords({ ...step, name }, language) : name;
    return { agency, step: words, since: rfc3339(new Date(since)) };
  });

function feesOf(
  { fees, outstanding, payment, desk }: ApplicantTrack,
  language: Language,
): TrackDetails['fees'] {
  if (!fees) return null;
  return {
    charges: fees.charges.map(({ name, amount, due }) => ({ name, amount, due: DUE_WORDS[due][language] })),
    paid: fees.paid,
    outstanding,
    howToPay: outstanding > 0 ? howToPay(desk.name, payment !== undefined)[language] : null,
    payAt: outstanding > 0 && payment ? { url: payment.url, until: rfc3339(payment.expiresAt) } : null,
  };
}
