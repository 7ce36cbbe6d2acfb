import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import { type Line, receivedAbout, type Stage, travel } from '../support/journey.ts';
import type { Answer, Officer } from '../support/officer.ts';
import { applicant } from '../support/receptions.ts';
import { System } from '../support/system.ts';
import { handOver, type HoaBan, hoaBan, receive, result } from '../support/walk.ts';

jest.setTimeout(120_000);

const ROAD: readonly Stage<keyof HoaBan>[] = [
  ['2026-03-04T08:10:20+07:00', 'desk', 'reception', 'hand-over'],
  ['2026-03-04T08:30:20+07:00', 'unitHead', 'assignment', 'assign'],
  ['2026-03-04T10:00:20+07:00', 'caseOfficer', 'appraisal', 'submit'],
  ['2026-03-04T10:40:20+07:00', 'unitHead', 'review', 'submit'],
  ['2026-03-04T14:00:20+07:00', 'leader', 'approval', 'approve'],
  ['2026-03-04T14:30:20+07:00', 'clerk', 'issuance', 'issue-result', { result }],
  ['2026-03-04T15:15:20+07:00', 'desk', 'hand-over', 'return-result', { handOver }],
];

/** The processes' clocks run on between the stages, so instants are told to the minute. */
describe('a birth is registered, from the desk to the hand-over', () => {
  let system: System;
  let officers: HoaBan;
  let supervisor: Officer;
  let receipt: Answer['body'];

  const board = async () => (await supervisor.get('/supervision/board')).body.lines;
  const tracked = (secret?: string) =>
    system.anyone.get(`/tracking/${receipt.code}${secret ? `?secret=${secret}` : ''}`);

  beforeAll(async () => {
    system = await System.start();
    officers = await hoaBan(system);
    supervisor = await system.signIn('giamsat.tinh');
    system.startWorker();
    system.clock.set('2026-03-04T08:00:20+07:00');
    receipt = await receive(officers.desk);
  });
  afterAll(() => system.close());

  it('is received with an appointment the next working day', () => {
    expect(receipt.code).toMatch(/^H99\.41\.01-260304-0001$/);
    expect(receipt.dueAt).toMatch(/^2026-03-05T08:00/);
  });

  it('is told to the applicant over both channels, with code, appointment and the link of the receipt', async () => {
    await system.settled();
    const { texts, letters } = receivedAbout(system, receipt.code);
    expect([texts.length, letters.length]).toEqual([1, 1]);
    for (const message of [...texts, ...letters]) {
      expect(message).toContain('08:00');
      expect(message).toContain('05/03/2026');
      expect(message).toContain(receipt.tracking.secret);
    }
  });

  it('is unfinished work on the board while it is under way', async () => {
    expect(await board()).toMatchObject([
      { agency: { code: 'H99.41' }, unfinished: 1, late: 0, suspended: 0 },
    ]);
  });

  it('goes through the hands of everyone in the internal workflow', async () => {
    await travel(system, receipt.id, officers, ROAD);
    const history = await officers.desk.get(`/dossiers/${receipt.id}/history`);
    expect(history.body.items.map((line: Line) => [line.at.slice(11, 16), line.status, line.name])).toEqual([
      ['08:00', 'received', 'Tiếp nhận hồ sơ'],
      ['08:10', 'processing', 'Chuyển hồ sơ xử lý'],
      ['08:30', 'processing', 'Phân công thụ lý'],
      ['10:00', 'processing', 'Trình lãnh đạo phòng'],
      ['10:40', 'processing', 'Trình lãnh đạo cơ quan'],
      ['14:00', 'processing', 'Ký duyệt'],
      ['14:30', 'completed', 'Phát hành kết quả, chuyển Bộ phận Một cửa'],
      ['15:15', 'returned', 'Trả kết quả'],
    ]);
  });

  it('is told to the applicant when the result is there and when it was handed over, in between by letter alone', async () => {
    await system.settled();
    const { texts, letters } = receivedAbout(system, receipt.code);
    expect(texts).toEqual([
      expect.stringContaining('duoc tiep nhan'),
      expect.stringContaining('co ket qua'),
      expect.stringContaining('15:15'),
    ]);
    expect(letters).toHaveLength(4);
  });

  it('names nobody by an identity number in any message', () => {
    const { texts, letters } = receivedAbout(system, receipt.code);
    expect([...texts, ...letters].join('\n')).not.toContain(applicant.identity.number);
  });

  it('stands at the national portal as it happened', async () => {
    expect(await arrivalsOf(system)).toMatchObject({
      ...allOnceInOrder,
      dossiers: 1,
      messages: 7,
      publications: 8,
    });
    const held = system.portal.dossier(receipt.code);
    expect(
      held?.progress.map(({ TrangThai, ThoiDiemXuLy }) => `${TrangThai} ${ThoiDiemXuLy.slice(0, 12)}`),
    ).toEqual([
      '2 202603040800',
      '4 202603040810',
      '4 202603040830',
      '4 202603041000',
      '4 202603041040',
      '4 202603041400',
      '9 202603041430',
      '10 202603041515',
    ]);
    expect(held?.status).toBe('10');
    expect(system.portal.disorder()).toEqual([]);
  });

  it('is shown to whoever has the secret of the receipt, and its degree of completion to everyone', async () => {
    const { body: open } = await tracked();
    expect(open).toMatchObject({ code: receipt.code, details: null });
    expect(open.progress.stage).toBe(open.progress.stages);
    const { body: full } = await tracked(receipt.tracking.secret);
    expect(full.details).toMatchObject({ now: [], closedAt: expect.stringMatching(/^2026-03-04T15:15/) });
    expect(full.details.timeline).toHaveLength(8);
    expect(JSON.stringify(full)).not.toContain(applicant.identity.number);
  });

  it('leaves nothing on anybody’s desk', async () => {
    expect(await board()).toEqual([]);
    for (const officer of Object.values(officers) as Officer[]) {
      expect((await officer.get('/tasks')).body.items).toEqual([]);
    }
  });
});
