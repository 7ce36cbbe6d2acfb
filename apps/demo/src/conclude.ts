import * as api from './api/dossiers.ts';
import type { Followed } from './followed.ts';
import { dispatched } from './dispatched.ts';
import type { Stage } from './stage.ts';
import { moment } from './timeline.ts';
import { showCitizensView } from './views/citizen.ts';
import { showHistory } from './views/history.ts';
import { showMessages } from './views/messages.ts';
import { statusWords } from './vocabulary.ts';
import { instant } from './world.ts';

export interface Ending {
  status: string;
  /** What the applicant must have been told. */
  told: readonly string[];
  /** Whether the result was there by the appointment; absent for a dossier without one. */
  onTime?: boolean;
}

/** The end of a dossier's story: waits until all that leaves has left, then shows it from every side. */
export async function conclude(
  stage: Stage,
  followed: Followed,
  { status, told, onTime }: Ending,
): Promise<void> {
  await dispatched(followed);
  await showHistory(stage, followed);
  await showMessages(stage, followed, told);
  await showCitizensView(stage, followed);
  const dossier = await api.look(followed.desk, followed.id);
  const { findings } = stage;
  findings.expect(dossier.status === status, `hồ sơ ${followed.code} kết thúc: ${statusWords(status).name}`);
  if (onTime === undefined || dossier.completedAt === null || dossier.dueAt === null) return;
  const completed = instant(dossier.completedAt);
  const due = instant(dossier.dueAt);
  findings.expect(
    completed <= due === onTime,
    `có kết quả lúc ${moment(completed)}, ${onTime ? 'trước' : 'sau'} giờ hẹn ${moment(due)}`,
  );
}
