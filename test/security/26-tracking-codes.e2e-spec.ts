import { receive } from '../support/walk.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';

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
});
