import * as api from '../api/dossiers.ts';
import { refused } from '../attempt.ts';
import { conclude } from '../conclude.ts';
import { layOut } from '../counter.ts';
import { PEOPLE } from '../people.ts';
import { type Story, tell } from '../stage.ts';

const REASON =
  'Giấy chứng sinh không phải của trẻ được đăng ký. Đề nghị liên hệ cơ sở y tế nơi sinh để được cấp đúng rồi nộp lại.';
/** Giấy chứng sinh. */
const BIRTH_CERTIFICATE = '000.00.00.G15-KQ004389';

export const refusedAtIntake: Story = {
  name: 'refused',
  title: 'Từ chối tiếp nhận: hồ sơ thiếu giấy tờ, người nộp được hướng dẫn một lần và biết rõ lý do',
  english: 'Refused at the desk: everything missing is said at once, and the reason is put in writing',
  async tell(stage) {
    const desk = stage.roster.named('tiepnhan.hoaban');
    const applicant = PEOPLE.unprepared;
    const handingIn = {
      desk,
      applicant,
      procedure: '1.001193',
      case: '1.001193.01',
      forgotten: [BIRTH_CERTIFICATE],
    };
    const { procedure, request } = await layOut(stage, handingIn);
    await tell(
      stage,
      `${applicant.fullName} nộp hồ sơ đăng ký khai sinh nhưng thiếu giấy tờ; hệ thống không cho tiếp nhận:`,
    );
    await refused(stage, 'intake.components-missing', 'tiếp nhận hồ sơ thiếu thành phần bắt buộc', () =>
      api.receive(desk, request),
    );
    const { id, code, slip } = await api.refuse(desk, request, REASON);
    await tell(stage, `${await desk.fullName()} lập phiếu từ chối ${code}: ${REASON}`);
    const printed = await api.slip(desk, slip);
    stage.findings.expect(
      printed.startsWith('%PDF-'),
      'in được Phiếu từ chối tiếp nhận, giải quyết hồ sơ (mẫu 03)',
    );
    await conclude(stage, { id, code, desk, applicant, procedure }, { status: 'refused', told: ['refused'] });
  },
};
