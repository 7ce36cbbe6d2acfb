import * as api from '../api/dossiers.ts';
import { Refusal } from '../api/refusal.ts';
import { conclude } from '../conclude.ts';
import { handIn } from '../counter.ts';
import { dispatched } from '../dispatched.ts';
import { followThrough } from '../follow-through.ts';
import type { Followed } from '../followed.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';
import { moment } from '../timeline.ts';
import { showDeadline } from '../views/deadline.ts';
import { instant } from '../world.ts';

const APOLOGY = {
  by: { amount: 2, unit: 'working-day' },
  reason: 'Phải xác minh thêm tại nơi cư trú trước đây',
  ground: 'Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9',
};

export const extendedWithApology: Story = {
  name: 'extended',
  title: 'Gia hạn: xin lỗi trước hạn, hẹn lại một lần, ngày hẹn được diễn giải từng dòng',
  english: 'A limit extended once, with an apology before it runs out; the due time explained line by line',
  needsDays: true,
  async tell(stage) {
    const followed = await handIn(stage, {
      desk: stage.roster.named('tiepnhan.hoaban'),
      applicant: PEOPLE.bride,
      procedure: '1.004873',
      case: '1.004873.01',
    });
    await followThrough(stage, followed, {
      until: ({ tasks }) => tasks.some(({ step }) => step === 'appraisal'),
    });
    await extended(stage, followed);
    await refusedTwice(stage, followed);
    await showDeadline(stage, followed);
    await followThrough(stage, followed, { words: { resultNumber: '78/XNTTHN' } });
    await conclude(stage, followed, {
      status: 'returned',
      told: ['received', 'extended', 'result-ready', 'returned'],
      onTime: true,
    });
  },
};

async function extended(stage: Stage, followed: Followed): Promise<void> {
  const leader = stage.roster.named('lanhdao.hoaban');
  const before = await api.look(leader, followed.id);
  const { dueAt } = await api.extend(leader, before, APOLOGY);
  await dispatched(followed);
  await tell(
    stage,
    `${await leader.fullName()} xin lỗi và hẹn lại: ${moment(instant(before.dueAt ?? ''))} → ${moment(instant(dueAt ?? ''))}.`,
  );
}

async function refusedTwice(stage: Stage, { id }: Followed): Promise<void> {
  const leader = stage.roster.named('lanhdao.hoaban');
  let refusal = '';
  try {
    await api.extend(leader, await api.look(leader, id), APOLOGY);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error.problem.code;
  }
  stage.findings.expect(refusal === 'dossier.extended-before', 'không ai gia hạn được lần thứ hai');
}
