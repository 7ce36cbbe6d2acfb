import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import { type Line, receivedAbout, type Stage, travel } from '../support/journey.ts';
import type { Answer, Officer } from '../support/officer.ts';
import { applicant, landTransfer } from '../support/receptions.ts';
import { System } from '../support/system.ts';
import { handOver, receiveAs } from '../support/walk.ts';

jest.setTimeout(120_000);

type Who = 'desk' | 'caseOfficer' | 'unitHead' | 'leader' | 'clerk';

const financialObligation = { notice: 'TB 15/TB-THUE', amount: 12_500_000, basis: 'Luật Đất đai 2024' };
const payment = { receipt: 'BL 0001234', amount: 12_500_000 };
const certificate = {
  number: 'CN 00481',
  name: 'Giấy chứng nhận',
  signer: 'Hoàng Thị Mẫu Mai',
  signerTitle: 'Chủ tịch',
  signedOn: '2026-03-02',
};

const FIRST_PHASE: readonly Stage<Who>[] = [
  ['2026-03-04T08:30:20+07:00', 'desk', 'reception', 'hand-over'],
  ['2026-03-05T09:00:20+07:00', 'caseOfficer', 'appraisal', 'submit'],
  ['2026-03-05T15:00:20+07:00', 'unitHead', 'review', 'submit'],
  ['2026-03-06T09:00:20+07:00', 'leader', 'approval', 'approve'],
  // Ten seconds earlier in its minute than the others: the time left over is then told to the same minute.
  ['2026-03-06T15:00:10+07:00', 'caseOfficer', 'tax-notice', 'notify-obligation', { financialObligation }],
];
const PAID: Stage<Who> = [
  '2026-03-20T10:00:20+07:00',
  'desk',
  'awaiting-finance',
  'confirm-payment',
  { payment },
];
const SECOND_PHASE: readonly Stage<Who>[] = [
  ['2026-03-20T10:30:20+07:00', 'desk', 'second-reception', 'hand-over'],
  ['2026-03-23T16:00:20+07:00', 'caseOfficer', 'second-appraisal', 'submit'],
  ['2026-03-24T09:00:20+07:00', 'unitHead', 'second-review', 'submit'],
  ['2026-03-24T15:00:20+07:00', 'leader', 'second-approval', 'approve'],
  ['2026-03-25T09:00:20+07:00', 'clerk', 'issuance', 'issue-result', { result: certificate }],
  ['2026-03-26T08:00:20+07:00', 'desk', 'hand-over', 'return-result', { handOver }],
];

describe('land changes hands: two phases with the payment of tax in between', () => {
  let system: System;
  let officers: Record<Who, Officer>;
  let supervisor: Officer;
  let receipt: Answer['body'];

  const dossier = async () => (await officers.desk.get(`/dossiers/${receipt.id}`)).body;
  const board = async () => (await supervisor.get('/supervision/board')).body.lines;

  beforeAll(async () => {
    system = await System.start();
    officers = {
      desk: await system.signIn('tiepnhan.hoaban'),
      caseOfficer: await system.signIn('thuly.dkdd1'),
      unitHead: await system.signIn('truongphong.dkdd1'),
      leader: await system.signIn('lanhdao.dkdd1'),
      clerk: await system.signIn('vanthu.dkdd1'),
    };
    supervisor = await system.signIn('giamsat.tinh');
    system.startWorker();
    system.clock.set('2026-03-04T08:00:20+07:00');
    receipt = await receiveAs(officers.desk, landTransfer());
  });
  afterAll(() => system.close());

  it('is due in the four working days of its first phase, at the branch of the land registry that serves the ward', async () => {
    expect(receipt.dueAt).toMatch(/^2026-03-10T08:00/);
    expect(await dossier()).toMatchObject({ leadAgency: { code: 'H99.08.20.01' } });
  });

  it('stands still once the tax is assessed', async () => {
    await travel(system, receipt.id, officers, FIRST_PHASE);
    expect(await dossier()).toMatchObject({
      status: 'awaiting-finance',
      suspended: { reason: 'financial-obligation' },
    });
    expect(await board()).toMatchObject([
      { agency: { code: 'H99.08.20.01' }, unfinished: 1, late: 0, suspended: 1 },
    ]);
  });

  it('is not called late while the applicant has the time of the law to pay', async () => {
    await system.settled();
    system.clock.set('2026-03-19T10:00:20+07:00');
    expect(await board()).toMatchObject([{ late: 0, suspended: 1 }]);
  });

  it('goes on with the four working days of its second phase', async () => {
    await travel(system, receipt.id, officers, [PAID]);
    expect(await dossier()).toMatchObject({
      status: 'processing',
      suspended: null,
      dueAt: expect.stringMatching(/^2026-03-26T10:00/),
    });
  });

  it('is finished before the new appointment and handed over', async () => {
    await travel(system, receipt.id, officers, SECOND_PHASE);
    expect(await dossier()).toMatchObject({ status: 'returned', tasks: [], result: certificate });
    const history = await officers.desk.get(`/dossiers/${receipt.id}/history`);
    expect(history.body.items.map((line: Line) => [line.at.slice(0, 16), line.action, line.status])).toEqual([
      ['2026-03-04T08:00', 'receive', 'received'],
      ['2026-03-04T08:30', 'hand-over', 'processing'],
      ['2026-03-05T09:00', 'submit', 'processing'],
      ['2026-03-05T15:00', 'submit', 'processing'],
      ['2026-03-06T09:00', 'approve', 'processing'],
      ['2026-03-06T15:00', 'notify-obligation', 'awaiting-finance'],
      ['2026-03-20T10:00', 'confirm-payment', 'processing'],
      ['2026-03-20T10:30', 'hand-over', 'processing'],
      ['2026-03-23T16:00', 'submit', 'processing'],
      ['2026-03-24T09:00', 'submit', 'processing'],
      ['2026-03-24T15:00', 'approve', 'processing'],
      ['2026-03-25T09:00', 'issue-result', 'completed'],
      ['2026-03-26T08:00', 'return-result', 'returned'],
    ]);
  });

  it('told the applicant what to pay, the new appointment and the result, and no identity number', async () => {
    await system.settled();
    const { texts, letters: all } = receivedAbout(system, receipt.code);
    const letters = all.filter((one) => !one.includes('đang xử lý'));
    const facts = [
      ['10/03/2026', '4 ', receipt.tracking.secret],
      ['12.500.000', financialObligation.notice],
      ['10:00', '26/03/2026'],
      [receipt.code],
      [receipt.code, '26/03/2026'],
    ];
    for (const messages of [texts, letters]) {
      expect(messages).toHaveLength(facts.length);
      facts.forEach((parts, index) => {
        for (const part of parts) expect(messages[index]).toContain(part);
      });
    }
    expect([...texts, ...letters].join('\n')).not.toContain(applicant.identity.number);
  });

  it('stands at the national portal as it happened', async () => {
    expect(await arrivalsOf(system)).toMatchObject({
      ...allOnceInOrder,
      dossiers: 1,
      messages: 11,
      publications: 13,
    });
    const statuses = system.portal.dossier(receipt.code)?.progress.map(({ TrangThai }) => TrangThai);
    expect(statuses).toEqual(['2', '4', '4', '4', '4', '6', '4', '4', '4', '4', '4', '9', '10']);
    expect(system.portal.disorder()).toEqual([]);
  });

  it('shows the citizen why the appointment moved', async () => {
    const { body } = await system.anyone.get(`/tracking/${receipt.code}?secret=${receipt.tracking.secret}`);
    expect(body.progress.stage).toBe(body.progress.stages);
    const moved = body.details.timeline.filter(
      (line: Line) => line.dueBefore !== null && line.dueBefore !== line.dueAt,
    );
    expect(moved).toEqual([
      expect.objectContaining({
        what: 'Xác nhận đã thực hiện nghĩa vụ tài chính',
        dueBefore: expect.stringMatching(/^2026-03-10T08:00/),
        dueAt: expect.stringMatching(/^2026-03-26T10:00/),
      }),
    ]);
  });

  it('leaves nothing on anybody’s desk', async () => {
    expect(await board()).toEqual([]);
    for (const officer of Object.values(officers)) {
      expect((await officer.get('/tasks')).body.items).toEqual([]);
    }
  });
});
