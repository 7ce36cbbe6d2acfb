import type { Intent } from '../intent.ts';
import { corrected } from './corrected.ts';
import { extended } from './extended.ts';
import { financeRequested } from './finance-requested.ts';
import { newAppointment } from './new-appointment.ts';
import { overdueApology } from './overdue-apology.ts';
import { received } from './received.ts';
import { refused } from './refused.ts';
import { reopened } from './reopened.ts';
import { resultReady } from './result-ready.ts';
import { returned } from './returned.ts';
import { stopped } from './stopped.ts';
import { supplementReceived } from './supplement-received.ts';
import { supplementRequested } from './supplement-requested.ts';
import { suspended } from './suspended.ts';
import { withdrawn } from './withdrawn.ts';
import type { Wording } from './wording.ts';

/** How each intent is said: an intent without words does not compile. */
export const WORDINGS: Record<Intent, Wording> = {
  received,
  refused,
  'supplement-requested': supplementRequested,
  'supplement-received': supplementReceived,
  'finance-requested': financeRequested,
  'new-appointment': newAppointment,
  extended,
  suspended,
  'overdue-apology': overdueApology,
  'result-ready': resultReady,
  returned,
  withdrawn,
  stopped,
  reopened,
  corrected,
};
