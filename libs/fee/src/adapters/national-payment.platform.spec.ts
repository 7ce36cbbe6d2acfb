import { type AddressInfo, createServer } from 'node:net';
import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import { FakeClock, testConfig } from '#testing';
import type { PaymentOrder } from '../domain/platform-tidings.ts';
import { NationalPaymentPlatform } from './national-payment.platform.ts';

const { partner, secret, account, bank, accountName } = demoAccounts.payment;

describe('the adapter of the national payment platform', () => {
  let simulators: Simulators;
  let platform: NationalPaymentPlatform;
  let asked = 0;

  const platformWith = (changes: object = {}) =>
    new NationalPaymentPlatform(
      testConfig({
        PAYMENT_URL: `${simulators.url}/payment-platform`,
        ...{ PAYMENT_PARTNER: partner, PAYMENT_SECRET: secret, PAYMENT_ACCOUNT: account },
        ...{ PAYMENT_BANK: bank, PAYMENT_ACCOUNT_NAME: accountName, CALL_TIMEOUT_SECONDS: '15', ...changes },
      }),
      new FakeClock(),
    );
  const order = (changes: Partial<PaymentOrder> = {}): PaymentOrder => ({
    ...{ reference: `ref${(asked += 1)}`, amount: 50_000, at: new Date('2026-03-02T15:04:05+07:00') },
    ...{ dossierCode: 'H99.41.01-260302-0001', payer: 'Nguyễn Văn Mẫu' },
    procedure: { code: '1.001612', name: 'Đăng ký hộ kinh doanh' },
    agency: { code: 'H99.41.01', name: 'Trung tâm' },
    lines: [{ code: null, name: 'Lệ phí', amount: 50_000 }],
    ...changes,
  });
  const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
    simulators.faults.set({ target: 'payments', ...fault });

  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    platform = platformWith();
  });
  afterAll(() => simulators.close());
  afterEach(() => simulators.faults.clear());

  it('gets an address to pay at, and learns what became of it', async () => {
    const { reference, ...rest } = order();
    expect(await platform.ask({ reference, ...rest })).toEqual({
      ...{ kind: 'open', url: `${simulators.url}/payments/${reference}` },
    });
    expect(await platform.query(reference)).toEqual({ kind: 'pending' });
    simulators.payments.fail(reference);
    expect(await platform.query(reference)).toMatchObject({ kind: 'failed', reference });
    simulators.payments.pay(reference, { amount: 60_000, transaction: 'GD9' });
    expect(await platform.query(reference)).toMatchObject({
      ...{ kind: 'paid', paid: { reference, transaction: 'GD9', amount: 60_000, bank: 'VCB' } },
    });
    expect(await platform.query('nobody')).toEqual({ kind: 'unknown' });
  });

  it('tells the platform no identity number, no address and no phone', async () => {
    const sent: string[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (url, request) => {
      sent.push(request?.body as string);
      return real(url, request);
    };
    try {
      await platform.ask(order());
    } finally {
      globalThis.fetch = real;
    }
    const { MaXacThuc, ThoiGianGD, ThongTinBienLai } = JSON.parse(sent[0] ?? '');
    expect(MaXacThuc).toMatch(/^[0-9a-f]{64}$/);
    expect(ThoiGianGD).toBe('20260302150405');
    expect(Object.keys(ThongTinBienLai)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/CMND|DiaChi|DienThoai/)]),
    );
  });

  it('hands a refusal on: of a reference that was used, of a sum that does not add up, of a wrong secret', async () => {
    const once = order();
    await platform.ask(once);
    expect(await platform.ask(once)).toMatchObject({
      kind: 'rejected',
      reason: expect.stringMatching(/tồn tại/),
    });
    expect(await platform.ask(order({ amount: 1 }))).toMatchObject({ kind: 'rejected' });
    const stranger = platformWith({ PAYMENT_SECRET: 'guessed' });
    expect(await stranger.ask(order())).toMatchObject({ kind: 'rejected' });
  });

  it('hands a refusal on in words that can be kept, whatever signs it comes in', async () => {
    misbehave({ kind: 'reject', message: 'Sai\u0000 mã \ud83d' });
    expect(await platform.ask(order())).toEqual({
      kind: 'rejected',
      reason: expect.stringMatching(/: Sai\ufffd mã \ufffd$/),
    });
    misbehave({ kind: 'reject', message: `${'x'.repeat(299)}😀` });
    expect(await platform.ask(order())).toMatchObject({ reason: expect.stringMatching(/x\ufffd$/) });
  });

  it.each<[string, Omit<FaultRequest, 'target'>, string]>([
    ['an overload', { kind: 'refuse', afterMs: 2000 }, 'unavailable'],
    ['a broken connection', { kind: 'drop-before' }, 'uncertain'],
    ['a lost answer', { kind: 'lose-answer' }, 'uncertain'],
    ['a proxy’s page', { kind: 'break-schema' }, 'uncertain'],
    ['a refusal of its own', { kind: 'reject' }, 'rejected'],
  ])('says what is known after %s', async (_, fault, kind) => {
    misbehave(fault);
    expect(await platform.ask(order())).toMatchObject({ kind });
    misbehave(fault);
    const { reference } = order();
    expect(await platform.query(reference)).toMatchObject({
      kind: kind === 'rejected' ? 'unknown' : 'unavailable',
    });
  });

  it('waits no longer than a call may take', async () => {
    const hasty = platformWith({ CALL_TIMEOUT_SECONDS: '0.2' });
    misbehave({ kind: 'hold', times: 2 });
    expect(await hasty.ask(order())).toEqual({ kind: 'uncertain', reason: 'no answer in time' });
    expect(await hasty.query('any')).toEqual({ kind: 'unavailable', reason: 'no answer in time' });
  });

  it('says that nobody listens', async () => {
    const server = createServer().listen(0);
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const nowhere = platformWith({ PAYMENT_URL: `http://127.0.0.1:${port}/` });
    expect(await nowhere.ask(order())).toEqual({ kind: 'unavailable', reason: 'ECONNREFUSED' });
  });

  it('reads what the platform has signed, and answers so that the platform can read it', () => {
    const told = simulators.payments.callBack({ reference: 'r', amount: 7, transaction: 'GD1' });
    expect(platform.read(told)).toMatchObject({
      ...{ kind: 'paid', paid: { reference: 'r', transaction: 'GD1', amount: 7, paidAt: expect.any(Date) } },
    });
    const failed = simulators.payments.callBack({ reference: 'r', amount: 7, transaction: '', code: '24' });
    expect(platform.read(failed)).toMatchObject({ kind: 'failed', reference: 'r' });
    expect(simulators.payments.understands(platform.answer('taken', 'r'))).toBe(true);
  });

  it('takes nothing for told that the platform has not signed', () => {
    const told = simulators.payments.callBack({ reference: 'r', amount: 7, transaction: 'GD1' });
    const strangers = [null, [], {}, 'x', { ...told, SoTien: '8' }, { ...told, MaXacThuc: '' }];
    const shifted = { ...told, MaLoi: '00|' + told['MaDoiTac'], MaDoiTac: 'r', MaThamChieu: '7' };
    for (const body of [...strangers, shifted, { ...told, MaThamChieu: 's' }, { ...told, MaLoi: '01' }]) {
      expect(platform.read(body)).toEqual({ kind: 'forged' });
    }
    const elsewhere = platformWith({ PAYMENT_PARTNER: 'KHAC' });
    expect(elsewhere.read(told)).toEqual({ kind: 'forged' });
  });

  it.each(['0', '-5', '1.5', '1e3', '', '9'.repeat(17)])(
    'finds no sense in %p đồng, signed or not',
    (amount) => {
      const told = simulators.payments.callBack({ reference: 'r', amount, transaction: 'GD1' });
      expect(platform.read(told)).toEqual({ kind: 'malformed', reference: 'r' });
    },
  );

  it('is not offered without its settings', () => {
    const none = new NationalPaymentPlatform(testConfig(), new FakeClock());
    expect(none.offered).toBe(false);
    expect(none.read(simulators.payments.callBack({ reference: 'r', amount: 7, transaction: 'G' }))).toEqual({
      kind: 'forged',
    });
  });
});
