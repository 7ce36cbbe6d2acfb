import { randomUUID } from 'node:crypto';
import * as api from '../api/dossiers.ts';
import { refused } from '../attempt.ts';
import { conclude } from '../conclude.ts';
import { type Followed, handIn, layOut } from '../counter.ts';
import { followThrough } from '../follow-through.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';

const COPY = { applicant: PEOPLE.student, procedure: '2.000815' };

export const safeguards: Story = {
  name: 'safeguards',
  title: 'Chứng thực bản sao, và ba lần thao tác nhầm không làm hỏng hồ sơ',
  english:
    'Certified copies, and three mistakes that do no harm: a request sent twice, the wrong officer, a stale page',
  async tell(stage) {
    await sentTwice(stage);
    const followed = await handIn(stage, { ...COPY, desk: stage.roster.named('tiepnhan.hoaban') });
    await outOfTurn(stage, followed);
    await stalePage(stage, followed);
    await followThrough(stage, followed, { words: { resultNumber: '1024/CT-BS' } });
    await conclude(stage, followed, {
      status: 'returned',
      told: ['received', 'result-ready', 'returned'],
      onTime: true,
    });
  },
};

/** The network lost the first answer, and the browser asks again. */
async function sentTwice(stage: Stage): Promise<void> {
  const desk = stage.roster.named('tiepnhan2.hoaban');
  const { procedure, request } = await layOut(stage, { ...COPY, desk });
  const key = randomUUID();
  const first = await api.receive(desk, request, key);
  const second = await api.receive(desk, request, key);
  await tell(
    stage,
    `Mạng chập chờn, ${await desk.fullName()} bấm “Tiếp nhận” hai lần với cùng Idempotency-Key.`,
  );
  stage.timeline.detail(`Lần một: ${first.code} · lần hai: ${second.code}`);
  stage.findings.expect(first.code === second.code, 'gửi lại cùng một yêu cầu chỉ tạo một hồ sơ');
  const followed = { id: first.id, code: first.code, desk, applicant: COPY.applicant, procedure };
  await followThrough(stage, followed, { words: { resultNumber: '1023/CT-BS' } });
}

async function outOfTurn(stage: Stage, followed: Followed): Promise<void> {
  const leader = stage.roster.named('lanhdao.hoaban');
  const dossier = await api.look(leader, followed.id);
  const task = dossier.tasks[0];
  if (!task) throw new Error(`${followed.code} has no open task`);
  await tell(
    stage,
    `${await leader.fullName()} (lãnh đạo phường) thử làm bước “${task.name}” của Bộ phận Một cửa:`,
  );
  await refused(stage, 'dossier.not-your-task', 'làm việc không phải của mình', () =>
    api.act(leader, dossier, { step: task.step, action: 'hand-over' }),
  );
}

async function stalePage(stage: Stage, followed: Followed): Promise<void> {
  const { desk } = followed;
  const opened = await api.look(desk, followed.id);
  const version = opened.version;
  await followThrough(stage, followed, { until: (dossier) => dossier.version > version });
  await tell(
    stage,
    `${await desk.fullName()} còn mở trang cũ (If-Match ${opened.etag}) và bấm chuyển hồ sơ lần nữa:`,
  );
  await refused(stage, 'dossier.stale', 'thao tác trên phiên bản cũ', () =>
    api.act(desk, opened, { step: 'reception', action: 'hand-over' }),
  );
}
