import type { DossierStatus } from '#workflow';
import type { Language } from '#platform/problem';
import { progressOf } from './progress.ts';

/**
 * What happened, in English, by the code of the action. Names of actions are written by agencies, in Vietnamese alone; their
 * codes are much the same everywhere.
 */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  receive: 'The dossier was received',
  'hand-over': 'Passed on for processing',
  assign: 'Assigned to somebody',
  submit: 'Submitted to the next level',
  'send-back': 'Sent back to be examined again',
  approve: 'Approved and signed',
  'issue-result': 'The result was issued and passed to the desk',
  'return-result': 'The result was handed over',
  'request-supplement': 'You were asked for more papers',
  'receive-supplement': 'Your additional papers were received',
  'notify-obligation': 'You were told what to pay',
  'confirm-payment': 'Your payment was confirmed',
  'waive-obligation': 'You have nothing to pay',
  'request-opinions': 'Other agencies were asked for their opinion',
  'ask-opinions': 'Other agencies were asked for their opinion',
  'answer-opinion': 'Another agency gave its opinion',
  'give-opinion': 'Another agency gave its opinion',
  'send-elsewhere': 'Passed to another agency',
  'take-back': 'The step before was taken back',
  extend: 'The time limit was extended',
  suspend: 'Processing was suspended',
  resume: 'Processing goes on',
  stop: 'Processing was stopped',
  withdraw: 'The dossier was withdrawn',
  reopen: 'The dossier was opened again',
  reorganize: 'Passed on to the agency that is competent now',
};

/** What happened, as the applicant is told it. */
export const eventWords = (
  { action, name, status }: { action: string; name: string; status: DossierStatus },
  language: Language,
): string => (language === 'vi' ? name : (IN_ENGLISH[action] ?? progressOf(status, 'en').text));
