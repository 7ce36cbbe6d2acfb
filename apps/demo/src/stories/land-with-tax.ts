import { conclude } from '../conclude.ts';
import { handIn } from '../counter.ts';
import { followThrough } from '../follow-through.ts';
import type { Followed } from '../followed.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';
import { moment } from '../timeline.ts';
import { showDeadline } from '../views/deadline.ts';
import { instant } from '../world.ts';

const OBLIGATION = {
  notice: 'Thông báo nộp tiền sử dụng đất số 215/TB-CT',
  amount: 18_450_000,
  basis: 'Luật Đất đai 2024, Điều 155',
};

const WAY = {
  crew: ['thuly2.hoaban', 'truongphong2.hoaban'],
  applicantTakesDays: 3,
  words: { obligation: OBLIGATION, resultNumber: 'CN 00481' },
};

export const landWithTax: Story = {
  name: 'land',
  title: 'Cấp Giấy chứng nhận quyền sử dụng đất: hai giai đoạn, ở giữa là nghĩa vụ tài chính',
  english: 'Land registration in two phases, with the tax office and the applicant’s payment in between',
  needsDays: true,
  async tell(stage) {
    const followed = await handIn(stage, {
      desk: stage.roster.named('tiepnhan.hoaban'),
      applicant: PEOPLE.landowner,
      procedure: '1.012753',
    });
    await taxIsAssessed(stage, followed);
    await taxIsPaid(stage, followed);
    await followThrough(stage, followed, WAY);
    await showDeadline(stage, followed);
    await conclude(stage, followed, {
      status: 'returned',
      told: ['received', 'finance-requested', 'new-appointment', 'result-ready', 'returned'],
      onTime: true,
    });
  },
};

async function taxIsAssessed(stage: Stage, followed: Followed): Promise<void> {
  await followThrough(stage, followed, {
    ...WAY,
    until: ({ tasks }) => tasks.some(({ step }) => step === 'tax-assessment'),
  });
  await tell(stage, 'Giai đoạn một xong: hồ sơ đã chuyển sang cơ quan thuế để xác định nghĩa vụ tài chính.');
  const waiting = await followThrough(stage, followed, {
    ...WAY,
    until: ({ status }) => status === 'awaiting-finance',
  });
  await tell(stage, `Cơ quan thuế: ${OBLIGATION.notice}, ${OBLIGATION.amount.toLocaleString('vi-VN')} đồng.`);
  stage.findings.expect(waiting.suspended !== null, 'thời hạn giải quyết tạm dừng trong lúc chờ nộp tiền');
}

async function taxIsPaid(stage: Stage, followed: Followed): Promise<void> {
  const paid = await followThrough(stage, followed, {
    ...WAY,
    until: ({ status }) => status !== 'awaiting-finance',
  });
  const due = paid.dueAt === null ? '' : `; hẹn trả nay là ${moment(instant(paid.dueAt))}`;
  await tell(
    stage,
    `${followed.applicant.fullName} đã nộp tiền, Bộ phận Một cửa xác nhận, giai đoạn hai bắt đầu${due}.`,
  );
  stage.findings.expect(
    paid.suspended === null && paid.status === 'processing',
    'thời hạn chạy tiếp ngay khi xác nhận nộp tiền',
  );
}
