import { sql } from '#platform/database';
import { closeRendering, rendered } from '#testing';
import type { Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

const WEDNESDAY = '2026-03-04T08:00:00+07:00';

beforeAll(async () => {
  api = await createTestApi();
  api.clock.set(WEDNESDAY);
  officers = await hoaBan(api);
});
afterAll(async () => {
  await closeRendering();
  await api.close();
});

const textOf = async (pdf: Buffer): Promise<string> => (await rendered(pdf, 0.1)).text;
const printed = async (officer: Officer, id: string, form: string): Promise<string> =>
  textOf(await officer.download(`/dossiers/${id}/forms/${form}.pdf`));
const refused = async (officer: Officer, path: string) => {
  const { status, body } = await officer.get(path);
  return [status, body.code];
};

describe('the letter about a dossier', () => {
  let worker: ReactingWorker;
  beforeAll(async () => {
    worker = await ReactingWorker.beside(api);
  });
  afterAll(() => worker.close());

  it('brings the form the desk would hand out, as it stood then', async () => {
    const { id, slip } = await receive(officers.desk);
    const atDesk = await officers.desk.download(slip.replace('/api/v1', ''));
    await walkTo('appraisal', id, officers);
    const supplement = { number: '8/HDHS', items: ['Giấy chứng sinh'], reason: 'Bản chụp không rõ' };
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement });
    expect((await worker.papers.print(id, 'receipt', 1))?.equals(atDesk)).toBe(true);
    await worker.react(id);
    const letters = await api.database.query<{ id: string }>(sql`
      select id from notification.delivery where dossier_id = ${id} and channel = 'email' order by created_at, id`);
    for (const letter of letters) await worker.deliver('email', letter.id);
    const sent = worker.simulators.mail.messages().reverse();
    expect(sent.map(({ attachments }) => attachments).flat()).toEqual([
      'giay-tiep-nhan-ho-so-va-hen-tra-ket-qua.pdf',
      'phieu-yeu-cau-bo-sung-hoan-thien-ho-so.pdf',
    ]);
    expect(await worker.papers.print(id, 'supplement-request', 1)).toBeUndefined();
    expect(await worker.papers.print(id, 'refusal', 99)).toBeUndefined();
  });
});

describe('the forms of a dossier', () => {
  it('are listed with the circular they are printed by, and with why others are not', async () => {
    const { id } = await receive(officers.desk);
    const { body } = await officers.caseOfficer.get(`/dossiers/${id}/forms`);
    const [receipt, supplement, refusal] = body.items;
    expect(receipt).toEqual({
      ...{
        form: 'receipt',
        edition: 'tt03-2025',
        number: '01',
        title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      },
      ...{
        at: '2026-03-04T08:00:00.000+07:00',
        address: `/api/v1/dossiers/${id}/forms/receipt.pdf`,
        reason: null,
      },
    });
    expect(supplement).toMatchObject({ address: null, reason: { en: 'no supplement was requested' } });
    expect(refusal).toMatchObject({ address: null, reason: { en: 'the dossier was not refused' } });
    expect(body.items.filter(({ address }: { address: string | null }) => address)).toHaveLength(2);
  });

  it('say what was recorded, the same whenever they are printed, with the identity number masked', async () => {
    const { id, code, tracking, slip } = await receive(officers.desk);
    const first = await officers.desk.download(slip.replace('/api/v1', ''));
    const text = await textOf(first);
    for (const part of [
      ...[`Mã hồ sơ: ${code}`, `mã bí mật ${tracking.secret}`, 'Tiếp nhận hồ sơ của: Nguyễn Văn Mẫu'],
      ...['Số điện thoại: 0900000001', 'Email: nguyen.van.mau@example.vn', 'Số giấy tờ tùy thân: •••001'],
      ...['08 giờ 00 phút, ngày 05 tháng 3 năm 2026', '1 ngày làm việc', 'ỦY BAN NHÂN DÂN PHƯỜNG HOA BAN'],
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain(applicant.identity.number);
    await walkTo('appraisal', id, officers);
    api.clock.set('2026-03-06T08:00:00+07:00');
    expect((await officers.desk.download(slip.replace('/api/v1', ''))).equals(first)).toBe(true);
    api.clock.set(WEDNESDAY);
    const looks = await api.database.query(sql`
      select actor, details -> 'ids' ->> 'form' as form from audit.entry
      where action = 'access.look' and subject_type = 'dossier' and subject_id = ${id}`);
    expect(looks).toEqual(Array.from({ length: 2 }, () => ({ actor: 'tiepnhan.hoaban', form: 'receipt' })));
  });

  it('ask for a supplement with everything that is missing, and apologise with both appointments', async () => {
    const { id } = await receive(officers.desk);
    await officers.leader.post(
      `/dossiers/${id}/extensions`,
      { by: { amount: 2, unit: 'working-day' }, reason: 'Phải xác minh thêm', ground: 'Công văn số 9' },
      { 'if-match': '"1"' },
    );
    await walkTo('appraisal', id, officers);
    const supplement = {
      number: '7/HDHS',
      items: ['Giấy chứng sinh bản chính'],
      reason: 'Bản chụp không rõ',
    };
    await officers.caseOfficer.act(id, { step: 'appraisal', action: 'request-supplement', supplement });
    expect(await printed(officers.caseOfficer, id, 'supplement-request')).toMatch(
      /Số phiếu: 7\/HDHS .* 1\. Giấy chứng sinh bản chính Lý do: Bản chụp không rõ .* điện thoại 0200 380 0016/,
    );
    expect(await printed(officers.leader, id, 'apology')).toMatch(
      /kết quả: 08 giờ 00 phút, ngày 05 tháng 3 .* Lý do: Phải xác minh thêm Căn cứ: Công văn số 9 .* mới: 08 giờ 00 phút, ngày 09 tháng 3/,
    );
  });

  it('show the apology as a draft to who may approve it, reckoned as it would be, and keep nothing', async () => {
    const { id, code, tracking } = await receive(officers.desk);
    const extension = { by: { amount: 2, unit: 'working-day' }, reason: 'Phải xác minh', ground: 'Khoản 9' };
    const path = `/dossiers/${id}/forms/apology/draft`;
    const draft = await officers.leader.bytes('POST', path, extension);
    const text = await textOf(draft);
    expect(text).toContain('DỰ THẢO');
    expect(text).toMatch(
      /kết quả: 08 giờ 00 phút, ngày 05 tháng 3 .* Lý do: Phải xác minh Căn cứ: Khoản 9 .* mới: 08 giờ 00 phút, ngày 09 tháng 3/,
    );
    expect(text).not.toContain(tracking.secret);
    const asked = (who: Officer, body: object = extension) => who.post(path, body);
    expect((await asked(officers.caseOfficer)).status).toBe(403);
    expect((await asked(officers.leader, { ...extension, reason: ' ' })).body.code).toBe('request.invalid');
    const { body, headers } = await officers.leader.get(`/dossiers/${id}`);
    expect([headers['etag'], body.dueAt]).toEqual(['"1"', '2026-03-05T08:00:00.000+07:00']);
    expect(await refused(officers.leader, `/dossiers/${id}/forms/apology.pdf`)).toEqual([
      409,
      'form.not-due',
    ]);
    // Approved, it is the letter, save the mark and what the applicant alone has.
    await officers.leader.post(`/dossiers/${id}/extensions`, extension, { 'if-match': '"1"' });
    const plain = (said: string) =>
      said
        .replace('DỰ THẢO', '')
        .replace(/mã bí mật \S+/, '')
        .replaceAll(/\s+/g, ' ')
        .trim();
    expect(plain(await printed(officers.leader, id, 'apology'))).toBe(plain(text));
    expect(plain(text)).toContain(code);
    expect((await asked(officers.leader)).body.code).toBe('dossier.extended-before');
  });

  it('tell that processing was stopped, and that a dossier was refused', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    const comment = 'Không thuộc thẩm quyền giải quyết';
    expect(await officers.caseOfficer.act(id, { step: 'appraisal', action: 'stop', comment })).toMatchObject({
      status: 200,
    });
    expect(await printed(officers.caseOfficer, id, 'stop-notice')).toContain(`Lý do: ${comment}`);
    expect(await refused(officers.desk, `/dossiers/${id}/forms/refusal.pdf`)).toEqual([409, 'form.not-due']);
  });

  it('follow the dossier from hand to hand', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('review', id, officers);
    const text = await printed(officers.clerk, id, 'control-slip');
    expect(text).toMatch(/1 Giao: Nguyễn Văn Mẫu Nhận: .*2 Giao: .*3 Giao: .*4 Giao: .* Nhận: chưa nhận/);
    expect(text.match(/Đúng hạn/g)).toHaveLength(3);
  });

  it('are those of TT 01/2018 for what happened before TT 03/2025 was in force, which had no stop notice', async () => {
    const { id } = await receive(officers.desk);
    await api.database.query(sql`alter table dossier.history disable trigger user`);
    await api.database.query(sql`
      update dossier.history set at = at - interval '1 year', status = 'stopped' where dossier_id = ${id}`);
    await api.database.query(sql`alter table dossier.history enable trigger user`);
    expect(await printed(officers.desk, id, 'receipt')).toContain('Mẫu số 01 – Thông tư số 01/2018/TT-VPCP');
    const stop = `/dossiers/${id}/forms/stop-notice.pdf`;
    expect(await refused(officers.desk, stop)).toEqual([409, 'form.not-in-edition']);
  });

  it.each([
    ['desk', 'ban-ke', 404, 'form.unknown'],
    ['desk', 'tracking-book', 404, 'form.unknown'],
    ['desk', 'supplement-request', 409, 'form.not-due'],
    ['caseOfficer', 'receipt', 403, 'form.of-the-desk'],
    ['leader', 'refusal', 403, 'form.of-the-desk'],
  ] as const)('are refused to the %s where %s cannot be printed', async (who, form, ...answer) => {
    const { id } = await receive(officers.desk);
    expect(await refused(officers[who], `/dossiers/${id}/forms/${form}.pdf`)).toEqual(answer);
  });
});

describe('the templates of forms', () => {
  const address = '/administration/form-templates/H99.41/receipt';
  const template = {
    ...{ edition: 'tt03-2025', paper: 'A4', title: null, superior: 'Tỉnh Sao Mai', agency: null },
    ...{ place: 'Phường Hoa Ban', notes: ['Giờ trả kết quả: 7 giờ 30 – 16 giờ 30'], footer: 'Tổng đài 1022' },
  };
  let administrator: Officer;
  const put = (version: number, over: object = {}, path = address) =>
    administrator.send(
      'PUT',
      path,
      { validFrom: '2026-03-05', ...template, ...over },
      { 'if-match': `"${version}"` },
    );

  beforeAll(async () => {
    administrator = await api.signIn('quantri.tinh');
  });

  it('are tried with a fictional dossier before they are kept', async () => {
    for (const form of ['receipt', 'tracking-book']) {
      const { status, headers, body } = await administrator.post(
        `/administration/form-templates/H99.41/${form}/previews`,
        template,
      );
      expect([status, headers['content-type'], body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    }
    expect((await administrator.get(address)).body).toMatchObject({
      inForce: { setFor: null, version: 2, edition: 'tt03-2025', paper: 'A5' },
      versions: [],
    });
  });

  it('are for acts from their day on and for agencies below; what was handed out prints as it was', async () => {
    const { slip } = await receive(officers.desk);
    const before = await officers.desk.download(slip.replace('/api/v1', ''));
    expect(await put(0)).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { version: 1 } });
    api.clock.set('2026-03-05T09:00:00+07:00');
    const { id } = await receive(officers.desk);
    expect(await printed(officers.desk, id, 'receipt')).toMatch(
      /Tổng đài 1022 .*TỈNH SAO MAI .*Phường Hoa Ban, ngày 05 tháng 3 năm 2026 .*Lưu ý: - Giờ trả kết quả/,
    );
    expect((await officers.desk.download(slip.replace('/api/v1', ''))).equals(before)).toBe(true);
    api.clock.set(WEDNESDAY);
    const { body } = await administrator.get(address);
    expect(body.versions).toMatchObject([{ version: 1, validFrom: '2026-03-05', setBy: 'quantri.tinh' }]);
  });

  it('are changed by one of two administrators at once', async () => {
    const answers = await Promise.all([put(1), put(1, { place: 'Nơi khác' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await put(1)).toMatchObject({ status: 412, body: { code: 'form.template-stale' } });
  });

  it.each<[string, object, string, number, string]>([
    ['begin in the past', { validFrom: '2026-03-03' }, address, 400, 'form.template-too-early'],
    ['have an emoji', { place: 'Hoa Ban 😀' }, address, 400, 'request.invalid'],
    ['have two lines in one', { footer: 'một\nhai' }, address, 400, 'request.invalid'],
    ['have six notes', { notes: ['1', '2', '3', '4', '5', '6'] }, address, 400, 'request.invalid'],
    ['are on A3', { paper: 'A3' }, address, 400, 'request.invalid'],
    [
      'ask TT 01/2018 for a stop notice',
      { edition: 'tt01-2018' },
      '/administration/form-templates/H99.41/stop-notice',
      409,
      'form.not-in-edition',
    ],
    ['are of nobody', {}, '/administration/form-templates/H00/receipt', 404, 'form.agency-unknown'],
  ])('are refused where they %s', async (_what, over, path, status, code) => {
    expect(await put(2, over, path)).toMatchObject({ status, body: { code } });
  });
});
