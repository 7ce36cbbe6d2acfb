import { demoAccounts } from '../demo-accounts.ts';
import { type Simulators, startSimulators } from '../simulators.ts';

const { appId, appSecret, refreshToken } = demoAccounts.zalo;
const form = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    app_id: appId,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...changes,
  });
const request = (changes: object = {}) => ({
  ...{ phone: '84900000001', template_id: '512000', template_data: { noi_dung: 'Đã tiếp nhận' } },
  tracking_id: 'a1',
  ...changes,
});

describe('Zalo', () => {
  let simulators: Simulators;
  let access: string;

  const renew = async (body: URLSearchParams, secret: string = appSecret) => {
    const headers = { secret_key: secret };
    const response = await fetch(`${simulators.url}/zalo/v4/oa/access_token`, {
      method: 'POST',
      headers,
      body,
    });
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, string>;
  };
  const post = (body: object, token = access) =>
    fetch(`${simulators.url}/zalo/message/template`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', access_token: token },
      body: JSON.stringify(body),
    });
  const send = async (body: object, token?: string) => {
    const response = await post(body, token);
    expect(response.status).toBe(200);
    return (await response.json()) as { error: number; data?: { msg_id: string; quota: object } };
  };
  const delivered = () => simulators.zalo.messages().length;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    access = String((await renew(form()))['access_token']);
  });
  afterEach(() => simulators.close());

  it('gives tokens for a refresh token once, and none to who is not the application', async () => {
    expect(await renew(form())).toMatchObject({ error: -14014 });
    const form2 = form({ refresh_token: simulators.zalo.tokens.refreshToken });
    expect(await renew(form2, 'sai')).toHaveProperty('error');
    expect(await renew(form2)).toMatchObject({ expires_in: '90000', access_token: expect.any(String) });
    expect(simulators.zalo.tokens.renewals).toBe(2);
  });

  it('takes a message, shows what somebody got, and marks what comes twice', async () => {
    const answer = await send(request());
    expect(answer).toMatchObject({
      error: 0,
      data: { quota: { dailyQuota: '5000', remainingQuota: '4999' } },
    });
    await send(request());
    const read = async (path: string) => (await fetch(simulators.url + path)).text();
    expect(JSON.parse(await read('/zalo?to=84900000001'))).toMatchObject([
      { content: 'Đã tiếp nhận', repeated: true },
      { content: 'Đã tiếp nhận', repeated: false, msgId: answer.data?.msg_id },
    ]);
    expect(JSON.parse(await read('/zalo/requests?limit=1'))).toHaveLength(1);
    expect(await read('/zalo/inbox')).toContain('Đã tiếp nhận (lặp lại)');
  });

  it.each([
    ['an unknown template', { template_id: '1' }, -109],
    ['nothing filled in', { template_data: {} }, -111],
    ['a parameter that is missing', { template_data: { khac: 'x' } }, -1122],
    ['one there is none of', { template_data: { noi_dung: 'x', khac: 'x' } }, -132],
    ['too long a value', { template_data: { noi_dung: 'x'.repeat(501) } }, -1121],
    ['an id with other signs', { tracking_id: 'a-1' }, -107],
    ['a number in national form', { phone: '0900000001' }, -108],
  ])('refuses %s, with HTTP 200', async (_what, changes, error) => {
    expect(await send(request(changes))).toMatchObject({ error });
    expect(delivered()).toBe(0);
  });

  it('refuses whoever has no good token, a number without an account, and more than its quota', async () => {
    expect(await send(request(), 'sai')).toMatchObject({ error: -124 });
    simulators.zalo.forget('84900000002');
    expect(await send(request({ phone: '84900000002' }))).toMatchObject({ error: -118 });
    simulators.zalo.quota = 1;
    expect(await send(request())).toMatchObject({ error: 0 });
    expect(await send(request())).toMatchObject({ error: -144 });
    simulators.zalo.tokens.revokeAccess();
    expect(await send(request())).toMatchObject({ error: -124 });
    expect(delivered()).toBe(1);
  });

  it('misbehaves when told to', async () => {
    const misbehave = simulators.faults.set.bind(simulators.faults);
    misbehave({ target: 'zalo', kind: 'reject', code: '-119', message: 'Account cannot receive' });
    expect(await send(request())).toMatchObject({ error: -119 });
    misbehave({ target: 'zalo', kind: 'refuse', afterMs: 2_000 });
    expect((await post(request())).headers.get('retry-after')).toBe('2');
    misbehave({ target: 'zalo', kind: 'forget' });
    expect(await send(request())).toMatchObject({ error: 0 });
    expect(delivered()).toBe(0);
    misbehave({ target: 'zalo', kind: 'lose-answer' });
    await expect(post(request())).rejects.toThrow('fetch failed');
    expect(delivered()).toBe(1);
    misbehave({ target: 'zalo', service: 'access_token', kind: 'lose-answer' });
    const { refreshToken: present } = simulators.zalo.tokens;
    await expect(renew(form({ refresh_token: present }))).rejects.toThrow('fetch failed');
    expect(await renew(form({ refresh_token: present }))).toMatchObject({ error: -14014 });
  });
});
