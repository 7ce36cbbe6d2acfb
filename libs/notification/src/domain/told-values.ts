import { limitInWords } from '#deadline';
import { readableDate, readableTime } from '#platform/clock';
import type { ToldIntent } from './intent.ts';
import { type Channel, TRAITS } from './message.ts';
import type { Notice } from './notice.ts';
import type { SubmissionNotice } from './submission-notice.ts';
import { type Language, type Values, valuesWith } from './templates/placeholders.ts';
import { APPOINTMENTS, causeOf, DECISION, FIELDS, PAPER, STATUSES, SUSPENDED, YOU } from './told-words.ts';

/** How a message is said: an SMS is short. */
export interface Manner {
  language: Language;
  channel: Channel;
}

/** What the placeholders of an intent stand for. */
export function valuesOf(intent: ToldIntent, notice: Notice, manner: Manner): Values {
  const { language } = manner;
  const { handOver, obligation, suspension } = notice;
  const way = handOver?.way ?? notice.returning;
  return valuesWith({
    ...ofPlace(notice, manner),
    code: notice.code,
    agency: intent === 'overdue-apology' ? notice.leadAgency : notice.agency,
    officer: notice.officer,
    trackingUrl: notice.trackingUrl,
    privateTrackingUrl: notice.privateTrackingUrl,
    appointment: intent === 'reopened' ? promised(notice, notice.at, manner) : appointmentOf(notice, manner),
    previousAppointment: notice.previousAppointment ? timeOf(notice.previousAppointment, manner) : '',
    cause: causeOf(notice)[language],
    reason: reasonOf(intent, notice) ?? '',
    ground: (notice.extension ?? notice.stop)?.ground ?? '',
    ...papersOf(notice.supplement?.items ?? [], manner),
    answerBy: notice.supplement?.until ? readableDate(notice.supplement.until) : '',
    amount: obligation ? moneyOf(obligation.amount, language) : '',
    obligationNotice: obligation?.notice ?? '',
    suspensionCause: suspension ? SUSPENDED[suspension.reason][language] : '',
    suspensionPaper: suspension?.paper ?? '',
    byPost: way === 'post' ? '1' : '',
    online: way === 'online' ? '1' : '',
    carrier: handOver?.carrier ?? '',
    consignment: handOver?.consignment ?? '',
    request: notice.withdrawal ? PAPER[language](notice.withdrawal) : '',
    decision: notice.reopening ? DECISION[language](notice.reopening) : '',
    correctedFields: notice.corrected.flatMap((field) => FIELDS[field]?.[language] ?? []).join(', '),
    status: STATUSES[notice.status][language],
    toAgency: notice.toAgency ?? '',
    askedAgencies: notice.askedAgencies.join(', '),
  });
}

/** What an officer remarks on an act is for the applicant only where the act is a refusal, or the like of it. */
function reasonOf(intent: ToldIntent, { supplement, extension, reason }: Notice): string | null | undefined {
  if (intent === 'supplement-requested' || intent === 'supplement-reminder') return supplement?.reason;
  return intent === 'extended' ? extension?.reason : reason;
}

/** The same of what was handed in online. */
export const submissionValuesOf = (notice: SubmissionNotice, manner: Manner): Values =>
  valuesWith({
    ...ofPlace(notice, manner),
    number: notice.number,
    answerBy: notice.answerBy ? timeOf(notice.answerBy, manner) : '',
    officer: notice.officerName ?? '',
    reason: notice.asked?.reason ?? '',
    ...papersOf(notice.asked?.items ?? [], manner),
  });

/** What every message may say of the recipient, the desk and the hour. */
export const ofPlace = (
  { applicant, procedureName, desk, at }: Pick<Notice, 'applicant' | 'procedureName' | 'desk' | 'at'>,
  manner: Manner,
): Partial<Values> => ({
  procedure: procedureName,
  you: YOU[manner.language][applicant.isPerson ? 'person' : 'body'],
  time: timeOf(at, manner),
  desk: desk.name,
  deskAddress: desk.address,
  phone: desk.phone,
});

export function timeOf(at: Date, { language, channel }: Manner): string {
  const written = readableTime(at);
  if (TRAITS[channel].isShort) return written.replace(' ngày ', ' ');
  return language === 'vi' ? written : written.replace(' ngày ', ' on ');
}

export const moneyOf = (amount: number, language: Language): string =>
  language === 'vi' ? `${amount.toLocaleString('vi-VN')} đồng` : `${amount.toLocaleString('en-GB')} VND`;

function appointmentOf({ appointment, nextPhase }: Notice, manner: Manner): string {
  const words = APPOINTMENTS[manner.language];
  if (!appointment) return words.none;
  const time = `${timeOf(appointment.at, manner)}${appointment.isProvisional ? words.provisional : ''}`;
  return nextPhase ? words.phases(time, limitInWords(nextPhase)[manner.language]) : time;
}

/** What is promised of a dossier that may be late: no day that has passed. */
export const promised = (notice: Notice, now: Date, manner: Manner): string =>
  notice.appointment && notice.appointment.at <= now
    ? APPOINTMENTS[manner.language].late
    : appointmentOf(notice, manner);

const papersOf = (items: readonly string[], { channel }: Manner): Pick<Values, 'papers' | 'paperCount'> => ({
  papers: TRAITS[channel].isShort
    ? items.map((item, index) => `${index + 1}) ${item}`).join('; ')
    : items.map((item, index) => `${index + 1}. ${item}`).join('\n'),
  paperCount: items.length > 0 ? String(items.length) : '',
});
