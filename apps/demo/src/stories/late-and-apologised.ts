import * as api from '../api/dossiers.ts';
import { conclude } from '../conclude.ts';
import { handIn } from '../counter.ts';
import { eventually, LEFT } from '../dispatched.ts';
import { followThrough } from '../follow-through.ts';
import type { Followed } from '../followed.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';
import { showBoard, showWatched } from '../views/supervisor.ts';
import { instant } from '../world.ts';

/** The worker looks for late dossiers every half minute when nobody has set it otherwise. */
const NOTICED_WITHIN_MS = 60_000;

export const lateAndApologised: Story = {
  name: 'late',
  title: 'Trễ hẹn: hệ thống tự phát hiện, xin lỗi người dân, chỉ rõ đang nằm ở ai',
  english:
    'A dossier becomes late: noticed by the system, apologised for, and shown to the supervisor with its holder',
  needsDays: true,
  async tell(stage) {
    const followed = await handIn(stage, {
      desk: stage.roster.named('tiepnhan.hoaban'),
      applicant: PEOPLE.bride,
      procedure: '1.004873',
      case: '1.004873.01',
    });
    const { dueAt } = await followThrough(stage, followed, {
      until: ({ tasks }) => tasks.some(({ step }) => step === 'appraisal'),
    });
    if (dueAt === null) throw new Error(`${followed.code} has no appointment`);
    // Late by date, as official reports count: on the day after the appointment.
    await stage.time.workUntil(instant(dueAt).startOf('day').plus({ days: 1 }));
    await tell(stage, 'Hồ sơ nằm lại ở bước thẩm định; đã qua ngày hẹn.');
    await shownToSupervisor(stage, followed);
    await apologised(stage, followed);
    await followThrough(stage, followed, { words: { resultNumber: '77/XNTTHN' } });
    await tell(stage, 'Hồ sơ được giải quyết xong, muộn; ngày hẹn cũ vẫn ghi nguyên, không ai sửa được.');
    await conclude(stage, followed, {
      status: 'returned',
      told: ['received', 'overdue-apology', 'result-ready', 'returned'],
      onTime: false,
    });
  },
};

async function shownToSupervisor(stage: Stage, { code }: Followed): Promise<void> {
  const supervisor = stage.roster.named('giamsat.tinh');
  const late = await api.watched(supervisor, 'late');
  showBoard(stage, await api.board(supervisor));
  const title = 'Hồ sơ quá hạn và người đang giữ';
  showWatched(stage, { title, english: 'late, and who holds it', own: [code] }, late);
  stage.findings.expect(
    late.some((found) => found.code === code && found.heldBy.some(({ officers }) => officers.length > 0)),
    'người giám sát thấy hồ sơ quá hạn và biết ai đang giữ',
  );
}

async function apologised(stage: Stage, { code, id, desk }: Followed): Promise<void> {
  stage.timeline.detail('Chờ lượt quét hồ sơ quá hạn của hệ thống…', 4);
  await eventually(
    `the apology for ${code} has been sent`,
    async () => {
      const apologies = (await api.deliveries(desk, id)).filter(({ intent }) => intent === 'overdue-apology');
      return apologies.length > 0 && apologies.every(({ state }) => LEFT.includes(state));
    },
    NOTICED_WITHIN_MS,
  );
  await tell(stage, 'Hệ thống đã tự gửi lời xin lỗi đến người nộp.');
}
