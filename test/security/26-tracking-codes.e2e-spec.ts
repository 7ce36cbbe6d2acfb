import { randomInt } from 'node:crypto';
import { TrackingSecrets } from '#dossier';
import { Database, EVERYTHING, sql } from '#platform/database';
import { toldByTime } from '#testing';
import { receive } from '../support/walk.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { furnishDossier, seeing, sightOf } from '../support/walled-dossiers.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

describe('26. what a dossier is tracked with', () => {
  it('is a secret of 48 random bits or more, another one for each dossier', async () => {
    const desk = await api.signIn('tiepnhan.hoaban');
    const receipts = await Promise.all(Array.from({ length: 20 }, () => receive(desk)));
    const secrets = receipts.map(({ tracking }) => String(tracking.secret));
    expect(new Set(secrets).size).toBe(20);
    const alphabet = new Set(secrets.join('').replaceAll('-', ''));
    const letters = secrets[0]!.replaceAll('-', '').length;
    expect(letters * Math.log2(Math.min(alphabet.size, 32))).toBeGreaterThanOrEqual(48);
    for (const secret of secrets) {
      expect(secrets.filter((other) => other.startsWith(secret.slice(0, 4)))).toHaveLength(1);
    }
  });

  it('opens nothing but its own dossier, and a wrong one is answered like none', async () => {
    const desk = await api.signIn('tiepnhan.hoaban');
    const [mine, other] = [await receive(desk), await receive(desk)];
    const look = (secret: string) =>
      api.anyone.get(`/tracking/${mine.code}?secret=${encodeURIComponent(secret)}`);
    expect((await look(mine.tracking.secret)).body.details).toBeTruthy();
    const answers = await Promise.all([look(other.tracking.secret), look('x'), look('0'.repeat(40))]);
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body.code]))).size).toBe(1);
    for (const { body } of answers) expect(body.details).toBeFalsy();
  });

  it('is read by functions of the owner that tell nobody anything who does not see everything, not even of their own', async () => {
    const { id } = await receive(await api.signIn('tiepnhan.hoaban'));
    await furnishDossier(api.database, id);
    const telling = () =>
      api.app.get(Database).query(sql`
        select (select count(*)::int from dossier.tracked(${id})) as tracked, notification.told_of(${id}) as told,
               fee.open_request(${id}, '2020-01-01') as payment`);
    const nothing = { tracked: 0, told: null, payment: null };
    expect(await seeing(await sightOf(api.database, 'lanhdao.hoaban'), telling)).toEqual([nothing]);
    expect(await seeing(EVERYTHING, telling)).toMatchObject([{ tracked: 1, told: [{ channel: 'sms' }] }]);
  });
});

describe('26. ten thousand guesses of a secret from a hundred addresses', () => {
  const GUESSES = 10_000;
  const ADDRESSES = 100;

  it('open nothing, are mostly not even looked at, and keep its applicant waiting in no way', async () => {
    const { id, code, tracking } = await receive(await api.signIn('tiepnhan.hoaban'));
    const look = (secret: string, remoteAddress: string) =>
      api.app.inject({ url: `/api/v1/tracking/${code}?secret=${secret}`, remoteAddress });
    const answers = new Map<number, number>();
    const guess = guessing(tracking.secret, api.app.get(TrackingSecrets), id);
    for (let sent = 0; sent < GUESSES; sent += ADDRESSES) {
      const round = Array.from({ length: ADDRESSES }, (_, n) => look(guess(sent + n), `198.51.100.${n}`));
      for (const { statusCode } of await Promise.all(round)) {
        answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1);
      }
    }
    expect([...answers.keys()].toSorted()).toEqual([404, 429]);
    expect([...answers.values()].reduce((sum, count) => sum + count, 0)).toBe(GUESSES);
    // Five of each address, however they are spread.
    expect(answers.get(404)).toBeLessThanOrEqual(5 * ADDRESSES);
    const opened = await look(tracking.secret, '203.0.113.9');
    expect([opened.statusCode, opened.json().details === null]).toEqual([200, false]);
  });

  it('would not tell a guesser who must wait that one of them is right', async () => {
    const { code, tracking } = await receive(await api.signIn('tiepnhan.hoaban'));
    const look = (secret: string) =>
      api.app.inject({ url: `/api/v1/tracking/${code}?secret=${secret}`, remoteAddress: '203.0.113.20' });
    for (let n = 0; n < 5; n += 1) await look('AAAAAAAAAA');
    const [right, wrong] = [await look(tracking.secret), await look('AAAAAAAAAA')];
    expect([right, wrong].map((one) => [one.statusCode, one.json().code])).toEqual(
      Array(2).fill([429, 'tracking.too-many-wrong']),
    );
    expect(Number(right.headers['retry-after'])).toBe(60);
    api.clock.advance({ seconds: 60 });
    expect((await look(tracking.secret)).statusCode).toBe(200);
  });

  it.each([
    ['rating', 'feedback.too-many-wrong'],
    ['enquiries', 'feedback.too-many-wrong'],
    ['deadline', 'tracking.too-many-wrong'],
  ])('counts them whichever door is tried: %s', async (door, waits) => {
    const { code, tracking } = await receive(await api.signIn('tiepnhan.hoaban'));
    const knock = (secret: string, at = `/${door}`) =>
      api.app.inject({
        url: `/api/v1/tracking/${code}${at}?secret=${secret}`,
        remoteAddress: '203.0.113.30',
      });
    for (let n = 0; n < 5; n += 1) expect((await knock('AAAAAAAAAA')).statusCode).toBe(404);
    const [there, here] = [await knock(tracking.secret, ''), await knock(tracking.secret)];
    expect([there, here].map((one) => one.json().code)).toEqual(['tracking.too-many-wrong', waits]);
  });
});

describe('26. how long an answer to a wrong secret takes', () => {
  let code: string;
  let secret: string;

  beforeAll(async () => {
    const receipt = await receive(await api.signIn('tiepnhan.hoaban'));
    ({ code } = receipt);
    ({ secret } = receipt.tracking);
  });

  let address = 0;
  /** Each from an address of its own. */
  const look = (named: string, typed: string) => async () => {
    address += 1;
    const remoteAddress = `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`;
    await api.app.inject({ url: `/api/v1/tracking/${named}?secret=${typed}`, remoteAddress });
  };
  const unknown = () => code.replace(/\d{4}$/, '9999');

  it('does not tell whether the code exists', async () => {
    const { chance, bound } = await toldByTime(200, look(unknown(), 'AAAAAAAAAA'), look(code, 'AAAAAAAAAA'));
    expect(Math.abs(chance - 0.5)).toBeLessThan(bound);
  });

  it('would, if the dossier were read before the secret is compared', async () => {
    const { chance, bound } = await toldByTime(200, look(unknown(), 'AAAAAAAAAA'), look(code, secret));
    expect(chance - 0.5).toBeGreaterThan(bound);
  });
});

/** At random, a sign beside the right one, and right ones of other versions. */
function guessing(right: string, secrets: TrackingSecrets, id: string): (n: number) => string {
  const signs = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
  const random = () => signs[randomInt(signs.length)] ?? 'A';
  return (n) => {
    if (n % 3 === 0) return secrets.of(id, 2 + n);
    if (n % 3 === 1) return Array.from(right, random).join('');
    const place = n % right.length;
    const sign = right[place] === 'A' ? 'B' : 'A';
    return right.slice(0, place) + sign + right.slice(place + 1);
  };
}
