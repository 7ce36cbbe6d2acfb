import { randomUUID } from 'node:crypto';
import * as api from '../api/dossiers.ts';
import { refused } from '../attempt.ts';
import { conclude } from '../conclude.ts';
import { handIn, layOut } from '../counter.ts';
import { followThrough } from '../follow-through.ts';
import type { Followed } from '../followed.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';

export const safeguards: Story = {
  name: 'safeguards',
  title: 'Chứng thực bản sao, và ba lần thao tác nhầm không làm hỏng hồ sơ',
  english:
    'Certified copies, and three mistakes that do no harm: a request sent twice, the wrong officer, a stale page',
  async tell(stage) {
    const followed = await sentTwice(stage);
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
async function sentTwice(stage: Stage): Promise<Followed> {
  const handingIn = {
    desk: stage.roster.named('tiepnhan.hoaban'),
    applicant: PEOPLE.student,
    procedure: '2.000815',
    key: randomUUID(),
  };
  const followed = await handIn(stage, handingIn);
  const { request } = await layOut(stage, handingIn);
  const again = await api.receive(handingIn.desk, request, handingIn.key);
  await tell(
    stage,
    'Mạng chập chờn, máy ở quầy gửi lại đúng yêu cầu vừa rồi (cùng Idempotency-Key) và nhận lại đúng mã cũ:',
  );
  stage.timeline.detail(`lần một ${followed.code} · lần hai ${again.code}`);
  stage.findings.expect(again.code === followed.code, 'gửi lại cùng một yêu cầu không tạo thêm hồ sơ');
  return followed;
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
