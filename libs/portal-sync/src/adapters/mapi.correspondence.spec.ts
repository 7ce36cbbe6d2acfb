import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { testConfig } from '#testing';
import { KeptExchanges } from '../../spec/kept-exchanges.ts';
import { MapiClient } from './mapi-client.ts';
import { MapiCorrespondence } from './mapi.correspondence.ts';
import { MapiSessions } from './mapi-sessions.ts';
import { MapiTransport } from './mapi-transport.ts';

const { username, password, agency, dstcode } = demoAccounts.portal;
const CODE = 'G22.99-260304-000001';
const NUMBER = '099099000001';

describe('what the portal and the province tell each other besides dossiers', () => {
  let simulators: Simulators;
  let portal: MapiCorrespondence;

  const deadline = (ms = 10_000) => AbortSignal.timeout(ms);
  const reaching = (settings: object = {}): MapiCorrespondence => {
    const config = testConfig({
      ...{ PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`, PORTAL_DSTCODE: dstcode },
      ...{ PORTAL_USERNAME: username, PORTAL_PASSWORD: password, PORTAL_AGENCY: agency },
      ...settings,
    });
    const transport = new MapiTransport(config);
    const sessions = new MapiSessions(transport, config);
    return new MapiCorrespondence(new MapiClient(transport, sessions, new KeptExchanges(), config));
  };
  const ask = () =>
    simulators.portal.questions.ask({ content: 'Bao giờ có kết quả?', asker: 'Người Hỏi', agency: 'H99.41' });
  const standing = (changes: object = {}) => ({
    ...{ MaHoSo: CODE, TrangThai: '5', MaHoSoDonVi: CODE, MaDoiTuong: '', NoiDung: 'Thiếu giấy tờ' },
    ...{ NgayXuLy: '20260304080000', ...changes },
  });
  const answer = (id: string) => ({
    ...{ HOIDAPID: id, MADONVI: 'H99.41', NGUOITRALOI: 'Cán Bộ Mẫu', CHUCVUNGUOITRALOI: 'Chuyên viên' },
    ...{ NGAYTRALOI: '20260304080000', NOIDUNGTRALOI: 'Trong ngày làm việc' },
  });

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    portal = reaching();
    simulators.portal.questions.accounts.set(NUMBER, 'TECH-00000001');
    const registered = {
      MaHoSo: CODE,
      MaTTHC: '1.001193',
      ChuHoSo: 'Người Dân Mẫu',
      KenhThucHien: '2',
    } as const;
    simulators.portal.keep({ ...registered, TrangThaiHoSo: '1', NoiNopHoSo: '1' }, []);
  });
  afterEach(() => simulators.close());

  it('is where a submission stands, as often as it is told', async () => {
    expect(await portal.tellStanding(standing(), deadline())).toEqual({ kind: 'accepted' });
    expect(await portal.tellStanding(standing(), deadline())).toEqual({ kind: 'accepted' });
    expect(simulators.portal.dossier(CODE)).toMatchObject({ status: '5', progress: [] });
    const unknown = standing({ MaHoSo: 'G22.99-260304-000009' });
    expect(await portal.tellStanding(unknown, deadline())).toMatchObject({ kind: 'rejected' });
  });

  it('is questions and their answers', async () => {
    const { id } = ask();
    const listed = await portal.listQuestions(deadline());
    expect(listed).toMatchObject({
      ...{ kind: 'listed', unreadable: 0 },
      questions: [{ HOIDAPID: id, NOIDUNG: 'Bao giờ có kết quả?', HOVATEN: 'Người Hỏi', MADONVI: 'H99.41' }],
    });
    expect(await portal.answersTo(id, deadline())).toEqual({ kind: 'found', answers: [] });
    expect(await portal.tellAnswer(answer(id), deadline())).toEqual({ kind: 'accepted' });
    expect(await portal.answersTo(id, deadline())).toEqual({
      kind: 'found',
      answers: ['Trong ngày làm việc'],
    });
    expect(await portal.tellAnswer(answer('99'), deadline())).toMatchObject({ kind: 'rejected' });
  });

  it('leaves out a question nobody can read, and tells that it did', async () => {
    ask();
    simulators.portal.questions.ask({ content: '', asker: '', agency: '' });
    simulators.portal.questions.ask({ content: 'Hỏi\u0000', asker: 'Người Hỏi', agency: 'H99.41' });
    simulators.portal.questions.ask({ content: 'Hỏi', asker: 'Nửa chữ \ud83d', agency: 'H99.41' });
    expect(await portal.listQuestions(deadline())).toMatchObject({
      ...{ unreadable: 3, questions: [{ HOIDAPID: '1' }] },
    });
  });

  it('is how a dossier was rated, once it has ended and once for ever', async () => {
    const rating = (changes: object = {}) => ({
      ...{ MaHoSo: CODE, MucDoHaiLong: '3', MucDoCanBoTiepNhan: '1', MucDoCanBoXuLy: '' },
      ...{ NgayDanhGia: '20260304080000', ...changes },
    });
    const tell = (changes: object = {}) => portal.tellRating(rating(changes), deadline());
    expect(await tell()).toMatchObject({ kind: 'rejected' });
    await portal.tellStanding(standing({ TrangThai: '10' }), deadline());
    expect(await tell({ MucDoHaiLong: '4' })).toMatchObject({ kind: 'rejected' });
    expect(await tell({ MaHoSo: 'G22.99-260304-000009' })).toMatchObject({ kind: 'not-held' });
    expect([await tell(), await tell({ MucDoHaiLong: '1' })]).toEqual([
      { kind: 'accepted' },
      { kind: 'accepted' },
    ]);
    expect(simulators.portal.ratings.all()).toEqual([rating()]);
  });

  it('is whose account is whose', async () => {
    expect(await portal.accountOf(NUMBER, deadline())).toEqual({ kind: 'found', techId: 'TECH-00000001' });
    expect(await portal.accountOf('099099000002', deadline())).toEqual({ kind: 'found', techId: null });
  });

  type BadDay = [string, Omit<FaultRequest, 'target'>, told: string, asked: string];
  it.each<BadDay>([
    ['throttles', { kind: 'refuse', status: 429 }, 'unavailable', 'unavailable'],
    ['is busy', { kind: 'reject', message: 'Hệ thống đang bận' }, 'unavailable', 'unavailable'],
    ['refuses', { kind: 'reject', message: 'Sai dữ liệu' }, 'rejected', 'rejected'],
    ['speaks another protocol', { kind: 'break-schema' }, 'uncertain', 'unavailable'],
    ['hangs up after it took it', { kind: 'lose-answer' }, 'uncertain', 'unavailable'],
  ])('is told plainly when the portal %s', async (_, fault, told, asked) => {
    const { id } = ask();
    await portal.listQuestions(deadline());
    const again = () => simulators.faults.set({ target: 'portal', times: 1, ...fault });
    again();
    expect(await portal.tellStanding(standing(), deadline())).toMatchObject({ kind: told });
    again();
    expect(await portal.tellAnswer(answer(id), deadline())).toMatchObject({ kind: told });
    again();
    const shown = {
      HOIDAPID: '1',
      MADONVI: 'H99',
      MATTHC: '',
      NOIDUNG: 'Hỏi',
      NOIDUNGTRALOI: 'Đáp',
      TRANGTHAI: '1',
    };
    const publicAnswer = { ...shown, NGAYCAPNHAT: '20260304080000' };
    expect(await portal.tellPublicAnswer(publicAnswer, deadline())).toMatchObject({ kind: told });
    again();
    const unrated = {
      MucDoHaiLong: '2',
      MucDoCanBoTiepNhan: '',
      MucDoCanBoXuLy: '',
      NgayDanhGia: '20260304080000',
    };
    expect(await portal.tellRating({ MaHoSo: CODE, ...unrated }, deadline())).toMatchObject({ kind: told });
    again();
    expect(await portal.listQuestions(deadline())).toMatchObject({ kind: asked });
    again();
    expect(await portal.accountOf(NUMBER, deadline())).toMatchObject({ kind: asked });
  });

  it('ends by its deadline when the portal hangs', async () => {
    await portal.listQuestions(deadline());
    simulators.faults.set({ target: 'portal', kind: 'hold', times: 0 });
    expect(await portal.tellStanding(standing(), deadline(300))).toMatchObject({ kind: 'uncertain' });
    expect(await portal.listQuestions(deadline(300))).toMatchObject({ kind: 'unavailable' });
  });

  it('waits where the credentials are refused', async () => {
    const stranger = reaching({ PORTAL_PASSWORD: 'sai' });
    expect(await stranger.tellStanding(standing(), deadline())).toMatchObject({ kind: 'unavailable' });
    expect(await stranger.accountOf(NUMBER, deadline())).toMatchObject({ kind: 'unavailable' });
  });
});
