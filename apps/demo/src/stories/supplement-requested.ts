import * as api from '../api/dossiers.ts';
import { conclude } from '../conclude.ts';
import { handIn } from '../counter.ts';
import { followThrough } from '../follow-through.ts';
import type { Followed } from '../followed.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';
import { moment } from '../timeline.ts';
import { instant } from '../world.ts';

const SUPPLEMENT = {
  items: [
    '02 bộ bản vẽ thiết kế xây dựng có chữ ký của người thiết kế',
    'Bản cam kết bảo đảm an toàn đối với công trình liền kề',
  ],
  reason: 'Bản vẽ đã nộp chưa có mặt bằng móng và chưa thể hiện khoảng cách đến công trình liền kề.',
};

const WAY = {
  crew: ['thuly2.hoaban', 'truongphong2.hoaban'],
  applicantTakesDays: 2,
  words: {
    supplement: SUPPLEMENT,
    comment: 'Không có ý kiến khác; đề nghị cấp phép theo bản vẽ bổ sung.',
    resultNumber: '48/GPXD',
  },
};

export const supplementRequested: Story = {
  name: 'supplement',
  title: 'Cấp giấy phép xây dựng: yêu cầu bổ sung một lần, thời hạn tạm dừng rồi tính lại',
  english:
    'A building permit: papers asked for once and completely, the clock stops, a new appointment is given',
  needsDays: true,
  async tell(stage) {
    const followed = await handIn(stage, {
      desk: stage.roster.named('tiepnhan.hoaban'),
      applicant: PEOPLE.builder,
      procedure: '1.013225',
    });
    await askForPapers(stage, followed);
    await bringPapers(stage, followed);
    await followThrough(stage, followed, WAY);
    await conclude(stage, followed, {
      status: 'returned',
      told: ['received', 'supplement-requested', 'new-appointment', 'result-ready', 'returned'],
      onTime: true,
    });
  },
};

async function askForPapers(stage: Stage, followed: Followed): Promise<void> {
  const waiting = await followThrough(stage, followed, {
    ...WAY,
    choose: { appraisal: 'request-supplement' },
    until: ({ status }) => status === 'awaiting-supplement',
  });
  await tell(stage, `Người thụ lý yêu cầu bổ sung, một lần và đầy đủ: ${SUPPLEMENT.items.join('; ')}.`);
  stage.findings.expect(waiting.suspended !== null, 'thời hạn giải quyết tạm dừng trong lúc chờ bổ sung');
  const { details } = await stage.publicApi.track(followed.code, followed.secret);
  const asked = details?.asked?.request['supplement'];
  stage.findings.expect(
    SUPPLEMENT.items.every((item) => JSON.stringify(asked ?? null).includes(item)),
    'người nộp tra cứu thấy đúng những giấy tờ phải bổ sung',
  );
}

async function bringPapers(stage: Stage, followed: Followed): Promise<void> {
  const before = await api.look(followed.desk, followed.id);
  const after = await followThrough(stage, followed, {
    ...WAY,
    until: ({ status }) => status !== 'awaiting-supplement',
  });
  if (before.dueAt === null || after.dueAt === null) {
    throw new Error(`${followed.code} has lost its appointment`);
  }
  const [old, renewed] = [instant(before.dueAt), instant(after.dueAt)];
  await tell(
    stage,
    `${followed.applicant.fullName} nộp đủ giấy tờ bổ sung; hẹn trả mới ${moment(renewed)} thay cho ${moment(old)}.`,
  );
  stage.findings.expect(renewed > old, 'ngày hẹn được tính lại từ khi nhận đủ giấy tờ bổ sung');
}
