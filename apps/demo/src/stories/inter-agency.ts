import * as api from '../api/dossiers.ts';
import { refused } from '../attempt.ts';
import { conclude } from '../conclude.ts';
import { handIn } from '../counter.ts';
import { followThrough } from '../follow-through.ts';
import type { Followed } from '../followed.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';

export const interAgency: Story = {
  name: 'inter-agency',
  title:
    'Liên thông khai sinh – thường trú – thẻ bảo hiểm y tế: hai cơ quan làm song song, gộp lại một kết quả',
  english:
    'One dossier, three agencies: police and social insurance work in parallel, and their branches join again',
  async tell(stage) {
    const followed = await handIn(stage, {
      desk: stage.roster.named('tiepnhan.hoaban'),
      applicant: PEOPLE.newFather,
      procedure: '2.000986',
    });
    await forks(stage, followed);
    await waitsForBothBranches(stage, followed);
    await followThrough(stage, followed, { words: { resultNumber: '126/2026/KS' } });
    await conclude(stage, followed, {
      status: 'returned',
      told: ['received', 'result-ready', 'returned'],
      onTime: true,
    });
  },
};

async function forks(stage: Stage, followed: Followed): Promise<void> {
  const { tasks } = await followThrough(stage, followed, { until: (dossier) => dossier.tasks.length > 1 });
  await tell(stage, 'Giấy khai sinh đã ký; hồ sơ chuyển liên thông, từ lúc này hai nơi cùng làm:');
  for (const { name, agency } of tasks) stage.timeline.detail(`– ${agency.name}: ${name}`);
  stage.findings.expect(
    new Set(tasks.map(({ agency }) => agency.code)).size === 2,
    'hai cơ quan có việc cùng một lúc trên một hồ sơ',
  );
}

async function waitsForBothBranches(stage: Stage, followed: Followed): Promise<void> {
  const { tasks } = await followThrough(stage, followed, {
    until: (dossier) => dossier.tasks.some(({ branches }) => branches.arrived < branches.expected),
  });
  const join = tasks.find(({ branches }) => branches.arrived < branches.expected);
  if (!join) throw new Error(`${followed.code} has ended before its branches met`);
  const officer = stage.roster.holding(join.agency.code, join.role);
  await tell(
    stage,
    `Một nhánh đã xong (${join.branches.arrived}/${join.branches.expected}). ` +
      `${await officer.fullName()} thử làm bước “${join.name}” trước khi đủ nhánh:`,
  );
  const dossier = await api.look(officer, followed.id);
  await refused(stage, 'dossier.branches-missing', 'làm bước gộp khi chưa đủ nhánh', () =>
    api.act(officer, dossier, { step: join.step, action: 'submit' }),
  );
}
