import { demoAccounts } from '../demo-accounts.ts';
import { type Simulators, startSimulators } from '../simulators.ts';

const { apiUser, apiPassword, username, agentId, contractId, labelId, templateId } = demoAccounts.vnptSms;

const request = (changes: object = {}) => ({
  RQST: {
    name: 'send_sms_list',
    ...{ REQID: '1', LABELID: labelId, CONTRACTTYPEID: '1', CONTRACTID: contractId, TEMPLATEID: templateId },
    ...{
      PARAMS: [{ NUM: '1', CONTENT: 'Ho so da duoc tiep nhan' }],
      SCHEDULETIME: '',
      MOBILELIST: '84900000001',
    },
    ...{ ISTELCOSUB: '0', AGENTID: agentId, APIUSER: apiUser, APIPASS: apiPassword, USERNAME: username },
    DATACODING: '0',
    ...changes,
  },
});

describe('the brandname gateway', () => {
  let simulators: Simulators;

  const post = (body: object) =>
    fetch(`${simulators.url}/smsmarketing/api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const send = async (body: object) => {
    const response = await post(body);
    expect(response.status).toBe(200);
    return ((await response.json()) as { RPLY: object }).RPLY;
  };
  const delivered = () => simulators.vnptSms.messages().length;

  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterAll(() => simulators.close());
  afterEach(() => simulators.faults.clear());

  it('takes a message and shows what the subscriber got', async () => {
    expect(await send(request())).toEqual({ name: 'send_sms_list', ERROR: '0', ERROR_DESC: 'success' });
    const read = async (path: string) => (await fetch(simulators.url + path)).text();
    expect(JSON.parse(await read('/vnpt-sms?to=84900000001'))).toMatchObject([
      { requestId: '1', content: 'Ho so da duoc tiep nhan', answer: { ERROR: '0' } },
    ]);
    expect(JSON.parse(await read('/vnpt-sms?to=84900000002'))).toEqual([]);
    expect(JSON.parse(await read('/vnpt-sms/requests?limit=1'))).toHaveLength(1);
    expect(await read('/vnpt-sms/inbox')).toContain('Ho so da duoc tiep nhan');
  });

  it.each([
    ['a wrong password', { APIPASS: 'sai' }, '1'],
    ['another name', { USERNAME: 'KHAC' }, '10'],
    ['another agent', { AGENTID: '1' }, '15'],
    ['another contract', { CONTRACTID: '1' }, '13'],
    ['an advertisement', { CONTRACTTYPEID: '2' }, '9'],
    ['another brandname', { LABELID: '1' }, '14'],
    ['an unknown template', { TEMPLATEID: '1' }, '7'],
    ['a time', { SCHEDULETIME: 'mai' }, '2'],
    [
      'two parameters',
      {
        PARAMS: [
          { NUM: '1', CONTENT: 'x' },
          { NUM: '2', CONTENT: 'y' },
        ],
      },
      '30',
    ],
    ['too long a text', { PARAMS: [{ NUM: '1', CONTENT: 'x'.repeat(481) }] }, '11'],
    ['accents in unaccented text', { PARAMS: [{ NUM: '1', CONTENT: 'Hồ sơ' }] }, '17'],
    ['a number in national form', { MOBILELIST: '0900000001' }, '23'],
  ])('refuses %s, with HTTP 200', async (_what, changes, ERROR) => {
    const before = delivered();
    expect(await send(request(changes))).toMatchObject({ ERROR });
    expect(delivered()).toBe(before);
  });

  it('takes accents where it is told of them', async () => {
    const accented = { PARAMS: [{ NUM: '1', CONTENT: 'Hồ sơ' }], DATACODING: '8' };
    expect(await send(request(accented))).toMatchObject({ ERROR: '0' });
  });

  it('misbehaves when told to', async () => {
    const misbehave = simulators.faults.set.bind(simulators.faults);
    misbehave({ target: 'vnpt-sms', kind: 'reject', code: '22', message: 'Out of credit' });
    expect(await send(request())).toMatchObject({ ERROR: '22', ERROR_DESC: 'Out of credit' });
    misbehave({ target: 'vnpt-sms', kind: 'refuse', afterMs: 2_000 });
    expect((await post(request())).headers.get('retry-after')).toBe('2');
    const before = delivered();
    misbehave({ target: 'vnpt-sms', kind: 'forget' });
    expect(await send(request())).toMatchObject({ ERROR: '0' });
    expect(delivered()).toBe(before);
    misbehave({ target: 'vnpt-sms', kind: 'lose-answer' });
    await expect(post(request())).rejects.toThrow('fetch failed');
    expect(delivered()).toBe(before + 1);
    misbehave({ target: 'vnpt-sms', kind: 'down' });
    await expect(post(request())).rejects.toThrow('fetch failed');
    expect(delivered()).toBe(before + 1);
  });
});
