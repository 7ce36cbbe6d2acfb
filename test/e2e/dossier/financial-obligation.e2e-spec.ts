import type { Officer } from '../../support/officer.ts';
import { landRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { handOver, hoaBan, type HoaBan, type Leg, receiveAs, result, walk } from '../../support/walk.ts';

type Everyone = HoaBan & { tax: Officer; landRegistry: Officer };

const financialObligation = { notice: 'TB 15/TB-THUE', amount: 12_500_000, basis: 'Luật Đất đai 2024' };
/** Every payment has a receipt of its own. */
const paymentOf = (id: string) => ({ receipt: `BL ${id}`, amount: 12_500_000 });

/** The two phases of a first land registration: the decision, the payment, the certificate. */
const landRoad = (id: string): readonly Leg<keyof Everyone>[] => [
  ['desk', 'reception', 'hand-over'],
  ['unitHead', 'assignment', 'assign'],
  ['caseOfficer', 'appraisal', 'submit'],
  ['unitHead', 'review', 'submit'],
  ['leader', 'approval', 'approve'],
  ['caseOfficer', 'tax-notice', 'submit'],
  ['tax', 'tax-assessment', 'notify-obligation', { financialObligation }],
  ['desk', 'awaiting-finance', 'confirm-payment', { payment: paymentOf(id) }],
  ['caseOfficer', 'second-appraisal', 'submit'],
  ['unitHead', 'second-review', 'submit'],
  ['leader', 'second-approval', 'approve'],
  ['landRegistry', 'records-update', 'submit'],
  ['clerk', 'issuance', 'issue-result', { result }],
  [
    'desk',
    'hand-over',
    'return-result',
    { handOver: { ...handOver, recipient: { relation: 'applicant', name: 'Trần Thị Đại Diện' } } },
  ],
];

describe('a procedure that waits for the applicant to pay', () => {
  let api: TestApi;
  let officers: Everyone;
  let id: string;

  beforeAll(async () => {
    // The extending policy for supplements makes no difference here, nor does the restarting one.
    api = await createTestApi({ SUPPLEMENT_POLICY: 'restart' });
    officers = {
      ...(await hoaBan(api)),
      tax: await api.signIn('thuly.thue1'),
      landRegistry: await api.signIn('thuly.dkdd1'),
    };
  });
  beforeEach(async () => {
    api.clock.set('2026-03-04T08:00:00+07:00');
    const receipt = await receiveAs(officers.desk, landRegistration());
    // Eleven days and a half of the first phase.
    expect(receipt.dueAt).toBe('2026-03-19T14:00:00.000+07:00');
    ({ id } = receipt);
  });
  afterAll(() => api.close());

  const to = (step: string) => walk(landRoad(id), step, id, officers);
  const from = (step: string, until = 'done') =>
    walk(landRoad(id).slice(landRoad(id).findIndex(([, at]) => at === step)), until, id, officers);
  const dossier = async () => (await officers.desk.get(`/dossiers/${id}`)).body;

  it('stands still from the tax notice on, whatever the policy for supplements', async () => {
    await to('tax-assessment');
    api.clock.set('2026-03-12T15:00:00+07:00');
    await from('tax-assessment', 'awaiting-finance');
    expect(await dossier()).toMatchObject({
      status: 'awaiting-finance',
      suspended: { reason: 'financial-obligation', since: '2026-03-12T15:00:00.000+07:00' },
      dueAt: '2026-03-19T14:00:00.000+07:00',
      tasks: [{ step: 'awaiting-finance', agency: { code: 'H99.41.01' }, dueAt: null }],
    });
  });

  it('counts its second phase from the payment on', async () => {
    await to('tax-assessment');
    api.clock.set('2026-03-12T15:00:00+07:00');
    await from('tax-assessment', 'awaiting-finance');
    api.clock.set('2026-04-20T10:00:00+07:00');
    await from('awaiting-finance', 'second-appraisal');
    // Five days and a half from 10:00 on 20/04, with the day off 27/04 (Giỗ Tổ, observed): 10:00 on 28/04, and 4 h.
    expect(await dossier()).toMatchObject({
      ...{ status: 'processing', suspended: null, missed: false, dueAt: '2026-04-28T16:00:00.000+07:00' },
      tasks: [{ step: 'second-appraisal' }],
    });
    expect((await officers.desk.get(`/dossiers/${id}/deadline`)).body).toMatchObject({ agrees: true });
  });

  it('leaves late for good what was late before the notice, with a new appointment all the same', async () => {
    await to('tax-assessment');
    api.clock.set('2026-03-30T09:00:00+07:00');
    await from('tax-assessment', 'awaiting-finance');
    api.clock.set('2026-04-20T10:00:00+07:00');
    await from('awaiting-finance', 'second-appraisal');
    expect(await dossier()).toMatchObject({ dueAt: '2026-04-28T16:00:00.000+07:00', missed: true });
    expect((await officers.desk.get(`/dossiers/${id}/deadline`)).body).toMatchObject({
      agrees: true,
      standing: { byDate: 'late' },
    });
  });

  it('asks the tax officer for the notice and the desk for the receipt', async () => {
    await to('tax-assessment');
    const notify = { step: 'tax-assessment', action: 'notify-obligation' };
    const confirm = { step: 'awaiting-finance', action: 'confirm-payment' };
    expect((await officers.tax.act(id, notify)).body.errors).toMatchObject([
      { pointer: '/financialObligation' },
    ]);
    await from('tax-assessment', 'awaiting-finance');
    expect((await officers.desk.act(id, confirm)).body.errors).toMatchObject([{ pointer: '/payment' }]);
    expect(await officers.tax.act(id, { ...confirm, payment: paymentOf(id) })).toMatchObject({ status: 403 });
  });

  it('goes on only when all is paid, and by a receipt that paid nothing else', async () => {
    await to('awaiting-finance');
    const confirm = { step: 'awaiting-finance', action: 'confirm-payment' };
    const short = await officers.desk.act(id, {
      ...confirm,
      payment: { ...paymentOf(id), amount: 12_499_999 },
    });
    expect([short.status, short.body.code]).toEqual([409, 'dossier.payment-short']);
    expect(short.body.messages.vi).toContain('12.499.999 đồng, ít hơn 12.500.000 đồng theo TB 15/TB-THUE');
    expect(await dossier()).toMatchObject({ status: 'awaiting-finance' });
    await from('awaiting-finance', 'second-appraisal');
    const { id: other } = await receiveAs(officers.desk, landRegistration());
    await walk(landRoad(other), 'awaiting-finance', other, officers);
    const again = { ...confirm, payment: { ...paymentOf(id), receipt: `bl${id.toUpperCase()}` } };
    const used = await officers.desk.act(other, again);
    expect([used.status, used.body.code]).toEqual([409, 'dossier.receipt-used']);
    expect((await officers.desk.get(`/dossiers/${other}`)).body.status).toBe('awaiting-finance');
  });

  it('shows itself to tax office and land registry only once they have a part in it', async () => {
    const sees = async (who: Officer) => (await who.get(`/dossiers/${id}`)).status;
    expect([await sees(officers.tax), await sees(officers.landRegistry)]).toEqual([404, 404]);
    await to('tax-assessment');
    expect([await sees(officers.tax), await sees(officers.landRegistry)]).toEqual([200, 404]);
    await from('tax-assessment', 'records-update');
    expect([await sees(officers.tax), await sees(officers.landRegistry)]).toEqual([200, 200]);
    const elsewhere = await api.signIn('thuly.dkdd2');
    expect(await sees(elsewhere)).toBe(404);
  });

  it('tells two offices with the same role apart', async () => {
    await to('records-update');
    const submit = { step: 'records-update', action: 'submit' };
    const answer = await officers.caseOfficer.act(id, submit);
    expect([answer.status, answer.body.code]).toEqual([403, 'dossier.not-your-task']);
    expect(await officers.landRegistry.act(id, submit)).toMatchObject({ status: 200 });
  });

  it('goes on to the certificate and ends like any other', async () => {
    await to('done');
    expect(await dossier()).toMatchObject({
      status: 'returned',
      version: landRoad(id).length + 1,
      tasks: [],
      result,
    });
  });

  it('may be spared the payment: the second phase begins at once, and it never stands still', async () => {
    await to('tax-notice');
    const answer = await officers.caseOfficer.act(id, {
      step: 'tax-notice',
      action: 'waive-obligation',
      comment: 'Được miễn toàn bộ',
    });
    expect(answer.body).toMatchObject({ status: 'processing', dueAt: '2026-03-11T14:00:00.000+07:00' });
  });
});
