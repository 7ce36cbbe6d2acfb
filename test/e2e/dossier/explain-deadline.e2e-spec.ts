import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

const ask = (id: string) =>
  officers.caseOfficer.act(id, {
    ...{ step: 'appraisal', action: 'request-supplement' },
    supplement: { number: '07/PYC', items: ['Giấy chứng sinh'], reason: 'Bản chụp mờ' },
  });
const words = (lines: { vi: string }[]): string[] => lines.map(({ vi }) => vi);

/** Received on Monday at 16:40, asked for papers on Tuesday at 09:00, which came on Saturday. */
async function supplemented() {
  api.clock.set('2026-03-02T16:40:00+07:00');
  const receipt = await receive(officers.desk);
  await walkTo('appraisal', receipt.id, officers);
  api.clock.set('2026-03-03T09:00:00+07:00');
  await ask(receipt.id);
  api.clock.set('2026-03-07T10:00:00+07:00');
  await officers.desk.act(receipt.id, {
    step: 'awaiting-supplement',
    action: 'receive-supplement',
    receivedSupplement,
  });
  return receipt;
}

const EXPLANATION = [
  'Tiếp nhận lúc 16:40 ngày 02/03/2026. Trong giờ làm việc: thời hạn tính từ lúc đó.',
  'Thời hạn giải quyết: 1 ngày làm việc (tính theo giờ làm việc), đến 16:40 ngày 03/03/2026.',
  'Tạm dừng chờ bổ sung hồ sơ (phiếu yêu cầu bổ sung số 07/PYC) từ 09:00 ngày 03/03/2026 đến 10:00 ngày 07/03/2026: ' +
    'hồ sơ đã đủ, thời hạn 1 ngày làm việc được tính lại từ đầu (NĐ 61/2018, Điều 19), đến 17:00 ngày 09/03/2026.',
  'Không tính 2 ngày nghỉ hằng tuần.',
  'Hạn giải quyết: 17:00 ngày 09/03/2026.',
];

describe('the deadline explained', () => {
  it('tells the officer every line, every promise and how the dossier stands', async () => {
    const { id, code } = await supplemented();
    const { status, body } = await officers.caseOfficer.get(`/dossiers/${id}/deadline`);
    expect(status).toBe(200);
    expect(words(body.lines)).toEqual(EXPLANATION);
    expect(body).toMatchObject({
      ...{ code, clock: 'running', dueAt: '2026-03-09T17:00:00.000+07:00', agrees: true, missed: false },
      promises: [
        { action: 'Tiếp nhận hồ sơ', dueAt: '2026-03-03T16:40:00.000+07:00' },
        { dueAt: '2026-03-09T17:00:00.000+07:00' },
      ],
      standing: { byDate: 'early', national: null, lateBy: { workingMinutes: 0, workingDays: 0 } },
    });
  });

  it('tells the citizen the same lines, with the secret of the receipt only', async () => {
    const { code, tracking } = await supplemented();
    const told = await api.anyone.get(`/tracking/${code}/deadline?secret=${tracking.secret}`);
    expect(words(told.body.lines)).toEqual(EXPLANATION);
    const wrong = await api.anyone.get(`/tracking/${code}/deadline?secret=AAAAAAAAAA`);
    expect([wrong.status, wrong.body.code]).toEqual([404, 'tracking.not-found']);
    const page = await api.anyone.get(`/tracking/${code}?secret=${tracking.secret}`, { accept: 'text/html' });
    expect(page.body).toContain('Vì sao có ngày hẹn này?');
  });

  it('says while the clock stands still that the due time waits', async () => {
    api.clock.set('2026-03-02T08:00:00+07:00');
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    await ask(id);
    const { body } = await officers.caseOfficer.get(`/dossiers/${id}/deadline`);
    expect(body).toMatchObject({ clock: 'suspended', agrees: true, standing: { national: 'early' } });
    expect(body.lines.at(-1).vi).toContain('Thời hạn đang tạm dừng');
  });

  it('counts a dossier late after its due date, by how much, and not on the date itself', async () => {
    api.clock.set('2026-03-02T08:00:00+07:00');
    const { id } = await receive(officers.desk);
    const standing = async () => (await officers.desk.get(`/dossiers/${id}/deadline`)).body.standing;
    api.clock.set('2026-03-03T16:00:00+07:00');
    expect(await standing()).toMatchObject({ byDate: 'on-time', byInstant: 'late' });
    api.clock.set('2026-03-04T08:00:00+07:00');
    expect(await standing()).toMatchObject({
      ...{ byDate: 'late', byInstant: 'late' },
      lateBy: { workingMinutes: 480, workingDays: 1 },
    });
  });

  it('has nothing to explain of a dossier refused at intake', async () => {
    const { body: refused } = await officers.desk.post('/dossiers/refusals', {
      procedure: '1.001193',
      case: '1.001193.01',
      applicant: {
        ...{ kind: 'person', fullName: 'Nguyễn Văn Mẫu', address: 'Số 1 đường Ví Dụ' },
        identity: { kind: 'citizen-id', number: '099000000001' },
      },
      components: [],
      reason: 'Không thuộc thẩm quyền',
    });
    const answer = await officers.desk.get(`/dossiers/${refused.id}/deadline`);
    expect([answer.status, answer.body.code]).toEqual([409, 'dossier.no-deadline']);
  });
});
