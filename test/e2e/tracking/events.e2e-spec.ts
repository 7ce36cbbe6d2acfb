import { type FeeSummary, keepFees } from '#dossier';
import { eventually } from '#testing';
import { WatchDossiers } from '#tracking';
import type { Answer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let origin: string;
let receipt: Answer['body'];
let following: AbortController;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  await api.app.listen(0, '127.0.0.1');
  origin = await api.app.getUrl();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set('2026-03-04T08:00:00+07:00');
  following = new AbortController();
  receipt = await receive(officers.desk);
});
afterEach(() => following.abort());

/** Events as they come in, each with its lines. */
async function follow(headers: Record<string, string> = {}, secret = receipt.tracking.secret) {
  const address = `${origin}/api/v1/tracking/${receipt.code}/events?secret=${secret}`;
  const response = await fetch(address, { headers, signal: following.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  /** The next event, comments and the like left out; undefined = it has ended. */
  const next = async (): Promise<Record<string, string> | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const event = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s)));
        if ('event' in event) return event;
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  return { response, next };
}
const round = () => api.app.get(WatchDossiers).round();

describe('whoever follows a dossier with its secret', () => {
  it('is told at once where it stands, then of each change, in their language', async () => {
    const { response, next } = await follow({ 'accept-language': 'en' });
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('cache-control'),
    ]).toEqual([...[200, 'text/event-stream; charset=utf-8', 'no-store']]);
    expect(await next()).toEqual({
      ...{ id: '1-0', event: 'changed' },
      data: JSON.stringify({ stage: 1, stages: 4, text: 'Received' }),
    });
    await walkTo('assignment', receipt.id, officers);
    await round();
    expect(await next()).toMatchObject({ id: '2-0', data: expect.stringContaining('Being processed') });
    const summary: FeeSummary = { charges: [], paid: 0, paidOnline: 0 };
    await api.database.query(keepFees([{ dossierId: receipt.id, outstanding: 8000, summary }]));
    await round();
    expect(await next()).toMatchObject({ id: '2-8000' });
  });

  it('is not told again what they had seen when they come back', async () => {
    const { next } = await follow({ 'last-event-id': '1-0' });
    await round();
    await walkTo('assignment', receipt.id, officers);
    await round();
    expect(await next()).toMatchObject({ id: '2-0' });
  });

  it('is left alone when their secret is issued again', async () => {
    const { next } = await follow();
    await next();
    await officers.desk.post(`/dossiers/${receipt.id}/tracking-secrets`);
    await round();
    expect(await next()).toBeUndefined();
  });

  it('is asked for by one statement, however many they are, and forgotten when they go', async () => {
    const watching = api.app.get(WatchDossiers);
    const before = watching.count;
    const all = await Promise.all([follow(), follow(), follow(), follow()]);
    await Promise.all(all.map(({ next }) => next()));
    expect(watching.count).toBe(before + 4);
    const asked = jest.spyOn(api.app.get(WatchDossiers)['database'], 'query');
    await round();
    // Two where a round of its own falls into it.
    expect(asked.mock.calls.length).toBeLessThan(3);
    asked.mockRestore();
    following.abort();
    await eventually('nobody watches any more', () => expect(watching.count).toBe(0));
  });
});

describe('following a dossier', () => {
  it('is refused with a wrong secret, as a look-up is', async () => {
    const answer = await api.anyone.get(`/tracking/${receipt.code}/events?secret=AAAAAAAAAA`);
    expect([answer.status, answer.body.code]).toEqual([404, 'tracking.not-found']);
  });

  it('is for so many of one network, and ends with the process', async () => {
    const followed = await Promise.all(Array.from({ length: 20 }, () => follow()));
    const { status } = (await follow()).response;
    expect(status).toBe(429);
    api.app.get(WatchDossiers).beforeApplicationShutdown();
    for (const { next } of followed) {
      await next();
      expect(await next()).toBeUndefined();
    }
  });
});
