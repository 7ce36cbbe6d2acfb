import { TrackingSecrets } from '#dossier';
import { sql } from '#platform/database';
import { AskForSecret } from '#tracking';
import type { Answer, Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { applicant } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receive } from '../../support/walk.ts';

const ENDING = applicant.phone.slice(-4);
const WRONG = ENDING === '1111' ? '2222' : '1111';

let api: TestApi;
let worker: ReactingWorker;
let desk: Officer;
let receipt: Answer['body'];

beforeAll(async () => {
  api = await createTestApi();
  worker = await ReactingWorker.beside(api);
  desk = await api.signIn('tiepnhan.hoaban');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
beforeEach(async () => {
  api.clock.set('2026-03-04T08:00:00+07:00');
  receipt = await receive(desk);
});

let address = 0;
async function ask(code: string, phoneEnding: string, from?: string) {
  address += 1;
  const answer = await api.app.inject({
    ...{ method: 'POST', url: `/api/v1/tracking/${code}/secret`, payload: { phoneEnding } },
    remoteAddress: from ?? `10.1.${address >> 8}.${address & 255}`,
  });
  await api.app.get(AskForSecret).settled();
  return answer;
}
const opens = async (secret: string) =>
  (await api.anyone.get(`/tracking/${receipt.code}?secret=${secret}`)).status === 200;
const versionOf = async () => {
  const [row] = await api.database.query<{ version: number }>(sql`
    select secret_version as version from dossier.dossier where id = ${receipt.id}`);
  return row!.version;
};
const tracesOf = () =>
  api.database.query(sql`
    select actor, details from audit.entry
    where action = 'dossier.reissue-secret' and subject_id = ${receipt.id} order by id`);

describe('an applicant who has lost the secret of the receipt', () => {
  it('is sent a new one, to the number on file; the old one opens nothing any more', async () => {
    expect((await ask(receipt.code, ENDING)).statusCode).toBe(202);
    await worker.react(receipt.id);
    const [sent] = await api.database.query<{ channel: string; text: string; version: number }>(sql`
      select channel, content ->> 'text' as text, (content ->> 'secretVersion')::int as version
      from notification.delivery where dossier_id = ${receipt.id} and intent = 'secret-reissued'`);
    expect(sent).toMatchObject({ channel: 'sms', version: 2 });
    const renewed = api.app.get(TrackingSecrets).of(receipt.id, 2);
    expect(sent!.text).toContain(`?secret=`);
    expect(sent!.text).not.toContain(renewed);
    expect([await opens(receipt.tracking.secret), await opens(renewed)]).toEqual([false, true]);
    expect(await tracesOf()).toEqual([{ actor: 'applicant', details: { secretVersion: 2 } }]);
  });

  it('is answered the same whether there is such a dossier, and whether the digits are right', async () => {
    const unknown = receipt.code.replace(/\d{4}$/, '9999');
    const answers = [
      await ask(receipt.code, WRONG),
      await ask(unknown, ENDING),
      await ask(receipt.code, ENDING),
      await ask(receipt.code, ENDING),
    ];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(await versionOf()).toBe(2);
  });

  it('keeps the one of the receipt where the number on file is a landline, for no SMS gets there', async () => {
    const landline = '02033800123';
    receipt = await receive(desk, { applicant: { ...applicant, phone: landline } });
    const answers = [await ask(receipt.code, landline.slice(-4)), await ask(receipt.code, WRONG)];
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect([await versionOf(), await tracesOf()]).toEqual([1, []]);
    expect(await opens(receipt.tracking.secret)).toBe(true);
  });

  it('waits longer each time, whoever asks, but is never kept from it for more than a day', async () => {
    const renewed = async (minutes: number) => {
      api.clock.advance({ minutes });
      const before = await versionOf();
      await ask(receipt.code, ENDING);
      return (await versionOf()) > before;
    };
    expect([await renewed(0), await renewed(14), await renewed(1)]).toEqual([true, false, true]);
    expect([await renewed(29), await renewed(1)]).toEqual([false, true]);
    for (let n = 0; n < 12; n += 1) expect(await renewed(24 * 60)).toBe(true);
  });

  it('may try few endings from one network, right or wrong', async () => {
    const from = '203.0.113.77';
    const answers = [];
    for (const ending of [ENDING, '0001', '0002', '0003', '0004', '0005']) {
      answers.push(await ask(receipt.code, ending, from));
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202, 202, 202, 429]);
    expect(answers.at(-1)!.json().code).toBe('tracking.too-many-asked');
    expect((await ask(receipt.code, '12345')).json().code).toBe('request.invalid');
  });
});

describe('an officer at the desk', () => {
  it('issues it again at once, as often as it takes, with a trace', async () => {
    const first = await desk.post(`/dossiers/${receipt.id}/tracking-secrets`);
    expect([first.status, first.headers['cache-control']]).toEqual([201, 'no-store']);
    const second = await desk.post(`/dossiers/${receipt.id}/tracking-secrets`);
    expect([await opens(first.body.secret), await opens(second.body.secret)]).toEqual([false, true]);
    expect(second.body.url).toContain(`${receipt.code}?secret=${second.body.secret}`);
    expect(await tracesOf()).toMatchObject([
      { actor: 'tiepnhan.hoaban', details: { secretVersion: 2 } },
      { actor: 'tiepnhan.hoaban', details: { secretVersion: 3 } },
    ]);
  });

  it('of another agency finds no such dossier', async () => {
    const stranger = await api.signIn('tiepnhan.saokhue');
    const answer = await stranger.post(`/dossiers/${receipt.id}/tracking-secrets`);
    expect([answer.status, answer.body.code]).toEqual([404, 'dossier.unknown']);
  });
});
