import { conclude } from '../conclude.ts';
import { handIn } from '../counter.ts';
import { followThrough } from '../follow-through.ts';
import { PEOPLE } from '../people.ts';
import { type Story, tell } from '../stage.ts';

export const birthRegistration: Story = {
  name: 'birth',
  title: 'Đăng ký khai sinh: nộp tại quầy của phường, nhận kết quả đúng hẹn',
  english: 'A birth registered at a ward’s one-stop desk, from reception to the result in the mother’s hand',
  async tell(stage) {
    const followed = await handIn(stage, {
      desk: stage.roster.named('tiepnhan.hoaban'),
      applicant: PEOPLE.newMother,
      procedure: '1.001193',
      case: '1.001193.01',
    });
    await followThrough(stage, followed, { words: { resultNumber: '125/2026/KS' } });
    await tell(stage, 'Chị Hiền cầm Giấy khai sinh ra về.');
    await conclude(stage, followed, {
      status: 'returned',
      told: ['received', 'result-ready', 'returned'],
      onTime: true,
    });
  },
};
