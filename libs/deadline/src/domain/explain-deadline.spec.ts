import type { Suspension } from './clock-history.ts';
import { explainDeadline } from './explain-deadline.ts';
import { reckonDeadline } from './reckon-deadline.ts';
import { readCase } from '../../spec/read-case.ts';
import { calendarOf } from '../../spec/seeded-offices.ts';

/** The Vietnamese lines of a dossier; `more` is to be said of its suspensions besides. */
function told(events: string, limit: string, more: Partial<Suspension> = {}): string[] {
  const calendar = calendarOf('standard');
  const { terms, history } = readCase({ office: 'standard', events, limit, due: '', what: '', source: '' });
  const suspensions = history.suspensions.map((it) => ({ ...it, ...more }));
  const deadline = reckonDeadline(terms, { ...history, suspensions }, calendar);
  const lines = explainDeadline(deadline, terms, history.receivedAt, calendar);
  expect(lines.at(-1)?.dueAt).toEqual(deadline.dueAt);
  return lines.map(({ vi }) => vi);
}

const IN_HOURS = 'Tiếp nhận lúc 08:00 ngày 02/03/2026. Trong giờ làm việc: thời hạn tính từ lúc đó.';
const FIVE_DAYS = [
  IN_HOURS,
  'Thời hạn giải quyết: 5 ngày làm việc (tính theo giờ làm việc), đến 08:00 ngày 09/03/2026.',
  'Không tính 2 ngày nghỉ hằng tuần.',
];
const NOT_KEPT =
  'Đã có một lần hẹn không giữ được đúng hạn: hồ sơ được tính là quá hạn, dù trả trước ngày hẹn mới.';

describe('explainDeadline', () => {
  it('says from when a limit counts that was received after hours, and what weekend it passes over', () => {
    expect(told('2026-03-06 18:30', '2.5 working-day')).toEqual([
      'Tiếp nhận lúc 18:30 ngày 06/03/2026. Ngoài giờ làm việc: thời hạn tính từ giờ mở cửa kế tiếp, 07:00 ngày 09/03/2026.',
      'Thời hạn giải quyết: 2,5 ngày làm việc (tính theo giờ làm việc), đến 11:00 ngày 11/03/2026.',
      'Không tính 2 ngày nghỉ hằng tuần.',
      'Hạn giải quyết: 11:00 ngày 11/03/2026.',
    ]);
  });

  it('names every holiday a limit of whole days passes over', () => {
    const tet = ['16', '17', '18', '19', '20'].map((day) => `${day}/02/2026 (Tết Nguyên đán)`).join(', ');
    expect(told('2026-02-12 09:00', '5 working-day, whole days')).toEqual([
      'Tiếp nhận lúc 09:00 ngày 12/02/2026. Ngày 12/02/2026 được coi là ngày tiếp nhận, không tính; thời hạn tính từ ngày làm việc liền sau.',
      'Thời hạn giải quyết: 5 ngày làm việc (tính theo ngày), đến 17:00 ngày 26/02/2026.',
      `Không tính nghỉ lễ: ${tet}; 4 ngày nghỉ hằng tuần.`,
      'Hạn giải quyết: 17:00 ngày 26/02/2026.',
    ]);
  });

  it('counts a make-up Saturday, and says what it makes up for', () => {
    expect(told('2026-08-21 14:00', '2 working-day')[2]).toBe(
      'Không tính 1 ngày nghỉ hằng tuần. Có tính ngày làm bù: 22/08/2026 (Làm bù cho ngày 31/08/2026).',
    );
  });

  it('moves a last day off a Sunday, and names the article', () => {
    expect(told('2026-03-05 16:59', '10 calendar-day')).toEqual([
      'Tiếp nhận lúc 16:59 ngày 05/03/2026. Ngày tiếp nhận không tính; thời hạn tính từ ngày liền sau (Bộ luật Dân sự 2015, Điều 147).',
      'Thời hạn giải quyết: 10 ngày, đến 17:00 ngày 16/03/2026.',
      'Ngày cuối 15/03/2026 là ngày nghỉ: chuyển sang ngày làm việc liền sau, 16/03/2026 (Bộ luật Dân sự 2015, Điều 148).',
      'Hạn giải quyết: 17:00 ngày 16/03/2026.',
    ]);
  });

  it('says why something is due the same day, the day after, or when the office opens again', () => {
    expect(told('2026-03-02 14:59', '0 same-day').slice(0, 2)).toEqual([
      'Tiếp nhận lúc 14:59 ngày 02/03/2026. Trả kết quả trong ngày 02/03/2026 (tiếp nhận trước 15 giờ).',
      'Thời hạn giải quyết: trong ngày, đến 17:00 ngày 02/03/2026.',
    ]);
    expect(told('2026-03-02 15:00', '0 same-day')[0]).toBe(
      'Tiếp nhận lúc 15:00 ngày 02/03/2026. Tiếp nhận từ 15 giờ trở đi: trả kết quả trong ngày làm việc liền sau (NĐ 61/2018, Điều 18).',
    );
    expect(told('2026-03-02 20:00', '0 same-day')[0]).toBe(
      'Tiếp nhận lúc 20:00 ngày 02/03/2026. Ngoài giờ làm việc: trả kết quả trong ngày mở cửa kế tiếp, 03/03/2026.',
    );
  });

  it('prolongs by a supplement, and names its paper', () => {
    const paper = 'Phiếu yêu cầu bổ sung số 12';
    const events = '2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00';
    expect(told(events, '5 working-day', { paper })).toEqual([
      ...FIVE_DAYS,
      `Tạm dừng chờ bổ sung hồ sơ (${paper}) từ 10:00 ngày 04/03/2026 đến 10:00 ngày 06/03/2026: hạn được lùi đúng thời gian tạm dừng, đến 08:00 ngày 11/03/2026.`,
      'Hạn giải quyết: 08:00 ngày 11/03/2026.',
    ]);
  });

  it('counts again after a supplement where the province does so', () => {
    const events = '2026-03-02 08:00; supplement 2026-03-04 10:00 to 2026-03-06 10:00';
    expect(told(events, '5 working-day, counted again')).toEqual([
      ...FIVE_DAYS,
      'Tạm dừng chờ bổ sung hồ sơ từ 10:00 ngày 04/03/2026 đến 10:00 ngày 06/03/2026: hồ sơ đã đủ, thời hạn 5 ngày làm việc được tính lại từ đầu (NĐ 61/2018, Điều 19), đến 10:00 ngày 13/03/2026.',
      'Không tính 2 ngày nghỉ hằng tuần.',
      'Hạn giải quyết: 10:00 ngày 13/03/2026.',
    ]);
  });

  it('tells the phases of a land dossier whose first limit was not kept', () => {
    const events =
      '2026-03-02 08:00; financial-obligation 2026-03-09 10:00 to 2026-03-17 09:00; phase 2026-03-17 09:00';
    expect(told(events, '4 working-day then 4 working-day')).toEqual([
      IN_HOURS,
      'Thời hạn giải quyết giai đoạn 1/2: 4 ngày làm việc (tính theo giờ làm việc), đến 08:00 ngày 06/03/2026.',
      'Tạm dừng chờ thực hiện nghĩa vụ tài chính từ 10:00 ngày 09/03/2026 đến 09:00 ngày 17/03/2026. Bắt đầu giai đoạn 2/2 lúc 09:00 ngày 17/03/2026: 4 ngày làm việc, đến 09:00 ngày 23/03/2026.',
      'Không tính 2 ngày nghỉ hằng tuần.',
      NOT_KEPT,
      'Hạn giải quyết giai đoạn 2/2: 09:00 ngày 23/03/2026.',
    ]);
  });

  it('gives the reason and ground of an extension, and says when the apology came too late', () => {
    const extended =
      'Gia hạn 3 ngày làm việc, xin lỗi và hẹn lại đến 08:00 ngày 12/03/2026. Lý do: Thẩm tra thêm. Căn cứ: NĐ 61/2018, Điều 19.';
    const inTime = '2026-03-02 08:00; extended 2026-03-06 08:00 by 3 working-day';
    const due = 'Hạn giải quyết: 08:00 ngày 12/03/2026.';
    expect(told(inTime, '5 working-day')).toEqual([...FIVE_DAYS, extended, due]);
    expect(told(inTime.replace('06 08:00', '06 08:01'), '5 working-day')).toEqual([
      ...FIVE_DAYS,
      `${extended} Xin lỗi muộn: phải báo trước hạn ít nhất 01 ngày làm việc.`,
      NOT_KEPT,
      due,
    ]);
  });

  it('promises nothing while the clock stands still, and nothing certain past the published days off', () => {
    const provisional =
      'Hạn giải quyết: 08:00 ngày 01/01/2027 (tạm tính, tính lại khi có lịch nghỉ của năm đó).';
    expect(told('2026-12-29 08:00', '3 working-day').at(-1)).toBe(provisional);
    expect(told('2026-12-29 08:00; supplement 2026-12-30 10:00', '3 working-day').slice(-2)).toEqual([
      'Tạm dừng chờ bổ sung hồ sơ từ 10:00 ngày 30/12/2026 đến nay.',
      'Thời hạn đang tạm dừng; ngày hẹn (trước khi tạm dừng là 08:00 ngày 01/01/2027) được tính lại khi thời hạn tiếp tục.',
    ]);
  });

  it('says who entered a wait afterwards, and that it mends no delay', () => {
    const enteredLater = {
      enteredAt: new Date('2026-03-20T08:00:00+07:00'),
      enteredBy: 'Trần Thị B',
      approvedBy: 'Lê Văn C',
      explanation: 'công văn đến muộn',
    };
    const events = '2026-03-02 08:00; supplement 2026-03-04 08:00 to 2026-03-06 08:00';
    expect(told(events, '1 working-day', { enteredLater }).slice(2)).toEqual([
      'Việc sau đây được ghi bổ sung lúc 08:00 ngày 20/03/2026: công văn đến muộn. Người ghi: Trần Thị B; người duyệt: Lê Văn C.',
      'Tạm dừng chờ bổ sung hồ sơ từ 08:00 ngày 04/03/2026 đến 08:00 ngày 06/03/2026: lúc tạm dừng hồ sơ đã quá hạn nên hạn giữ nguyên, 08:00 ngày 03/03/2026.',
      'Hạn giải quyết: 08:00 ngày 03/03/2026.',
    ]);
  });
});
