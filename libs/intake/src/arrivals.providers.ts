import { ArrivalCompetence } from './application/portal/arrival-competence.ts';
import { ArrivalDigests } from './application/portal/arrival-digests.ts';
import { FindPortalDesk } from './application/portal/find-portal-desk.ts';
import { KeepArrival } from './application/portal/keep-arrival.ts';
import { KeepPortalFault } from './application/portal/keep-portal-fault.ts';
import { PrepareArrival } from './application/portal/prepare-arrival.ts';
import { ReceiveArrival } from './application/portal/receive-arrival.ts';
import { AcceptanceLimit } from './application/submissions/acceptance-limit.ts';
import { KeepSubmission } from './application/submissions/keep-submission.ts';
import { SubmissionCompetence } from './application/submissions/submission-competence.ts';
import { SubmissionContents } from './application/submissions/submission-contents.ts';
import { TellTurn } from './application/submissions/tell-turn.ts';

/** What takes arrivals in, in the api as they are brought and in the worker as they are fetched. */
export const arrivals = [
  ...[ArrivalDigests, FindPortalDesk, ArrivalCompetence, PrepareArrival, KeepArrival],
  ...[KeepPortalFault, ReceiveArrival],
];

/** What that needs of submissions. */
export const keeping = [SubmissionContents, SubmissionCompetence, AcceptanceLimit, KeepSubmission, TellTurn];
