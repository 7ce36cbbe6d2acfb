import type { Board } from '../api/answers.ts';
import * as api from '../api/dossiers.ts';
import { handIn } from '../counter.ts';
import { dispatched } from '../dispatched.ts';
import { followThrough, type Way } from '../follow-through.ts';
import type { Followed } from '../followed.ts';
import { PEOPLE } from '../people.ts';
import { type Stage, type Story, tell } from '../stage.ts';
import { showBoard, showWatched } from '../views/supervisor.ts';

const AT_APPRAISAL: Way = { until: ({ tasks }) => tasks.some(({ step }) => step === 'appraisal') };
const AWAITING_SUPPLEMENT: Way = {
  until: ({ status }) => status === 'awaiting-supplement',
  choose: { appraisal: 'request-supplement' },
  words: { supplement: { items: ['Bản vẽ mặt bằng móng'], reason: 'Bản vẽ đã nộp chưa có mặt bằng móng.' } },
};

export const supervisorsMorning: Story = {
  name: 'supervisor',
  title: 'Một buổi sáng của người giám sát: thấy hồ sơ sắp đến hạn trước khi trễ',
  english: 'A supervisor’s morning: what is late, what will be, and who holds it',
  needsDays: true,
  async tell(stage) {
    const desk = stage.roster.named('tiepnhan.hoaban');
    const paused = await handIn(stage, { desk, applicant: PEOPLE.builder, procedure: '1.013225' });
    await followThrough(stage, paused, AWAITING_SUPPLEMENT);
    await stage.time.toNextMorning();
    const birth = { desk, applicant: PEOPLE.newMother, procedure: '1.001193', case: '1.001193.01' };
    const late = await handIn(stage, birth);
    const soon = await handIn(stage, { desk, applicant: PEOPLE.shopkeeper, procedure: '1.001612' });
    const onTrack = await handIn(stage, { desk, applicant: PEOPLE.landowner, procedure: '1.012753' });
    for (const followed of [late, soon, onTrack]) await followThrough(stage, followed, AT_APPRAISAL);
    // The birth registration is due tomorrow, and late the day after.
    await stage.time.toNextMorning();
    await stage.time.toNextMorning();
    await lookAround(stage, late, soon, [paused, onTrack]);
    for (const followed of [paused, late, soon, onTrack]) await dispatched(followed);
  },
};

async function lookAround(
  stage: Stage,
  late: Followed,
  soon: Followed,
  calm: readonly Followed[],
): Promise<void> {
  const supervisor = stage.roster.named('giamsat.tinh');
  await tell(
    stage,
    `${await supervisor.fullName()}, kiểm soát thủ tục hành chính của tỉnh, mở bảng theo dõi.`,
  );
  const board = await api.board(supervisor);
  const [overdue, urgent] = [
    await api.watched(supervisor, 'late'),
    await api.watched(supervisor, 'due-soon'),
  ];
  showBoard(stage, board);
  const own = [late, soon, ...calm].map(({ code }) => code);
  showWatched(stage, { title: 'Đã quá hạn', english: 'late', own }, overdue);
  const dueSoon = { title: 'Sắp đến hạn, còn kịp đôn đốc', english: 'due within three working days', own };
  showWatched(stage, dueSoon, urgent);
  const among = (found: typeof overdue, { code }: Followed) => found.some((one) => one.code === code);
  const { findings } = stage;
  findings.expect(among(overdue, late), `hồ sơ khai sinh ${late.code} nằm trong danh sách quá hạn`);
  findings.expect(among(urgent, soon), `hồ sơ hộ kinh doanh ${soon.code} được báo trước khi trễ`);
  findings.expect(
    calm.every((followed) => !among(overdue, followed) && !among(urgent, followed)),
    'hồ sơ đang tạm dừng và hồ sơ còn nhiều thời gian không bị báo động',
  );
  findings.expect(addsUp(board), 'mỗi hồ sơ được đếm đúng một lần trên bảng');
}

const addsUp = ({ lines }: Board): boolean =>
  lines.length > 0 &&
  lines.every(
    ({ unfinished, late, dueSoon, onTrack, suspended }) =>
      unfinished === late + dueSoon + onTrack + suspended,
  );
