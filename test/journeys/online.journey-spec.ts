import { sql } from '#platform/database';
import { JourneyOffice } from '../support/journey-office.ts';
import { businessRegistration, demanded, workflowDemandingFees } from '../support/money.ts';
import type { Answer } from '../support/officer.ts';
import { applicant, birthRegistration } from '../support/receptions.ts';
import { serviceKeyOf } from '../support/service-keys.ts';

let office: JourneyOffice;
let source: Record<string, string>;
let handedIn = 0;
beforeAll(async () => {
  office = await JourneyOffice.open();
  office.itIs('2026-03-02 08:00');
  source = { authorization: `Bearer ${await serviceKeyOf(office.api, 'H99')}` };
});
afterAll(() => office.close());

const send = (path: string, body: object) =>
  office.api.anyone.send('POST', `/submissions${path}`, body, source);

/** A birth registration handed in online on Monday 02/03/2026 at 08:00. */
async function submitted(): Promise<Answer['body']> {
  office.itIs('2026-03-02 08:00');
  handedIn += 1;
  const { channel: _channel, duplicateOf: _known, ...about } = birthRegistration();
  const identity = { kind: 'citizen-id', number: String(99_300_000_000 + handedIn).padStart(12, '0') };
  const { status, body } = await send('', {
    ...about,
    ...{ sourceCode: `G22-${handedIn}`, desk: 'H99.41.01', applicant: { ...applicant, identity } },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

async function decide(id: string, what: string, body: object): Promise<Answer['body']> {
  const { headers } = await office.ward.desk.get(`/submissions/${id}`);
  const answer = await office.ward.desk.post(`/submissions/${id}/${what}`, body, {
    'if-match': headers['etag'] ?? '',
  });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

describe('what was handed in online', () => {
  it('is accepted within eight working hours, and its time begins then', async () => {
    const { id } = await submitted();
    office.itIs('2026-03-02 14:00');
    const dossier = await decide(id, 'acceptance', {});
    await office.walk(dossier.id, 'done');
    expect(await office.look(dossier.id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 14:00', late: false },
      told: ['submission-received', 'received', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 9 10',
      slips: ['receipt', 'control-slip'],
    });
  });

  it('is refused with the slip of a refusal', async () => {
    const { id } = await submitted();
    const dossier = await decide(id, 'refusal', { reason: 'Không thuộc thẩm quyền của phường' });
    expect(await office.look(dossier.id)).toMatchObject({
      ...{ status: 'refused', clock: 'none', dueAt: null },
      told: ['submission-received', 'refused'],
      national: '3',
      slips: ['refusal'],
    });
  });
});

describe('whoever handed in online', () => {
  it('is told of every turn, once, before there is a dossier and after', async () => {
    const { id, number } = await submitted();
    office.itIs('2026-03-02 09:00');
    const asked = { reason: 'Ảnh mờ', items: ['Giấy chứng sinh rõ nét'] };
    await decide(id, 'supplement-request', asked);
    office.itIs('2026-03-02 10:00');
    const { components } = birthRegistration();
    expect((await send(`/${id}/supplement`, { components })).status).toBe(200);
    office.itIs('2026-03-02 11:00');
    const dossier = await decide(id, 'acceptance', {});
    expect(await office.look(dossier.id)).toMatchObject({
      status: 'received',
      told: [
        ...['submission-received', 'submission-supplement-requested', 'submission-supplement-received'],
        'received',
      ],
    });
    const desk = 'Trung tam Phuc vu hanh chinh cong phuong Hoa Ban';
    expect(office.texts().slice(-4)).toEqual([
      `Da nhan ho so ${number} 08:00 02/03/2026, cho tiep nhan. Tra loi truoc 08:00 03/03/2026. ${desk}, DT 0200 380 0016`,
      expect.stringMatching(
        `^Ho so ${number} can bo sung truoc khi duoc tiep nhan, xin nop du mot lan noi da nop\\. ${desk}, .+, ` +
          '09:00 02/03/2026\\. DT 0200 380 0016\\. Can nop: 1\\) Giay chung sinh ro net$',
      ),
      `Da nhan bo sung ho so ${number} 10:00 02/03/2026. Tra loi truoc 10:00 03/03/2026. ${desk}, DT 0200 380 0016`,
      expect.stringContaining(`Ho so ${dossier.code} duoc tiep nhan 11:00 02/03/2026`),
    ]);
  });

  it('is not told again when the source hands the same in again', async () => {
    const { id, number } = await submitted();
    handedIn -= 1;
    expect(await submitted()).toMatchObject({ id, number, duplicate: true });
    const written = await office.api.database.query(sql`
      select from notification.delivery where submission_id = ${id}`);
    expect(written).toHaveLength(2);
  });

  it('is in nobody’s keeping any more once it was taken back', async () => {
    const { id } = await submitted();
    expect((await send(`/${id}/withdrawal`, { reason: 'Nộp nhầm' })).status).toBe(204);
    await office.bringOut(id);
    const kept = await office.api.database.query(sql`
      select distinct recipient_sealed, content from notification.delivery where submission_id = ${id}`);
    expect(kept).toEqual([{ recipient_sealed: null, content: {} }]);
  });
});

describe('what is paid online', () => {
  it('lets a dossier go on that waits for its fees', async () => {
    const administrator = await office.as('quantri.tinh');
    const published = await administrator.post('/workflows', workflowDemandingFees('reception', 'hand-over'));
    expect(published.status).toBe(201);
    const { id } = await office.receive(businessRegistration({ applicant, channel: 'online' }));
    await office.bringOut(id);
    const { desk } = office.ward;
    const handOver = { step: 'reception', action: 'hand-over' };
    expect((await desk.act(id, handOver)).body.code).toBe('dossier.fees-unpaid');
    const { reference, amount } = await demanded(desk.post(`/dossiers/${id}/fees/online-payments`));
    expect(amount).toBe(150_000);
    expect((await desk.act(id, handOver)).body.code).toBe('dossier.fees-unpaid');
    expect(await office.payOnline(reference)).toMatchObject({ MaLoi: '00' });
    expect((await desk.act(id, handOver)).status).toBe(200);
    expect(await office.look(id)).toMatchObject({
      status: 'processing',
      told: ['received', 'payment-received'],
      national: '2 4',
    });
  });
});
