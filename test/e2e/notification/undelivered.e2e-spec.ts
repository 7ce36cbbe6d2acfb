import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { type HoaBan, hoaBan, receive } from '../../support/walk.ts';

let api: TestApi;
let worker: ReactingWorker;
let officers: HoaBan;
let stranger: Officer;

beforeAll(async () => {
  api = await createTestApi();
  worker = await ReactingWorker.beside(api);
  officers = await hoaBan(api);
  stranger = await api.signIn('tiepnhan.saokhue');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
beforeEach(() => api.clock.advance({ minutes: 1 }));

interface Undelivered {
  id: string;
  dossier: { id: string };
}

const idsOf = async (officer: Officer, query = ''): Promise<string[]> => {
  const { body } = await officer.get(`/deliveries/undelivered${query}`);
  return body.items.map(({ id }: Undelivered) => id);
};
/** A reception whose SMS did not arrive. @returns id of the message, and of the dossier */
const failed = async (by = officers.desk, reason = 'gave-up') => {
  const dossier = await receive(by);
  await worker.react(dossier.id);
  const [sms] = await api.database.query<{ id: string }>(sql`
    update notification.delivery
    set state = ${reason === 'unreachable' ? 'undeliverable' : 'failed'}, reason = ${reason}, attempts = 3, tries = 3,
        last_error = 'HTTP 503', touched_at = ${api.clock.now()}
    where dossier_id = ${dossier.id} and channel = 'sms' returning id`);
  return { id: sms!.id, dossier };
};

describe('messages that did not arrive', () => {
  it('are listed for who works on their dossiers, the latest first, with the reason in words', async () => {
    const one = await failed();
    api.clock.advance({ minutes: 1 });
    const two = await failed(officers.desk, 'unreachable');
    const { body } = await officers.caseOfficer.get('/deliveries/undelivered?limit=1');
    expect(body.items).toEqual([
      {
        ...{
          id: two.id,
          intent: 'received',
          what: 'Đã tiếp nhận hồ sơ',
          channel: 'sms',
          recipient: '•••001',
        },
        dossier: { id: two.dossier.id, code: two.dossier.code, procedure: 'Thủ tục đăng ký khai sinh' },
        desk: { code: 'H99.41.01', name: 'Trung tâm Phục vụ hành chính công phường Hoa Ban' },
        ...{
          state: 'undeliverable',
          attempts: 3,
          lastError: 'HTTP 503',
          endedAt: '2026-03-04T08:02:00.000+07:00',
        },
        reason: {
          code: 'unreachable',
          vi: 'Số điện thoại, hộp thư hoặc tài khoản Zalo không tồn tại hay không nhận được tin',
          en: 'There is no such number, mailbox or Zalo account, or it takes no messages',
        },
      },
    ]);
    expect(await idsOf(officers.desk, `?limit=1&cursor=${body.next}`)).toEqual([one.id]);
    expect(await idsOf(officers.desk, '?reason=gave-up&channel=sms')).toEqual([one.id]);
    expect(await idsOf(officers.desk, '?channel=email')).toEqual([]);
    const counts = await officers.desk.get('/deliveries/undelivered/counts');
    expect(counts.body.items).toMatchObject([
      { channel: 'sms', reason: { code: 'gave-up' }, count: 1 },
      { channel: 'sms', reason: { code: 'unreachable' }, count: 1 },
    ]);
  });

  it('are nobody else’s, to see or to send again', async () => {
    const own = await failed(stranger);
    const { id } = await failed();
    expect(await idsOf(stranger)).toEqual([own.id]);
    expect(await stranger.post(`/deliveries/${id}/send-again`)).toMatchObject({
      ...{ status: 404, body: { code: 'notification.delivery-unknown' } },
    });
  });

  it('are sent again as the same message with tries of its own, under another request id, and audited', async () => {
    const { id, dossier } = await failed();
    expect(await officers.desk.post(`/deliveries/${id}/send-again`)).toMatchObject({ status: 204 });
    expect(await idsOf(officers.desk)).not.toContain(id);
    await worker.react(dossier.id);
    await worker.deliver('sms', id);
    const { body } = await officers.desk.get(`/dossiers/${dossier.id}/deliveries`);
    const sms = body.items.find((one: { id: string }) => one.id === id);
    expect(sms).toMatchObject({ state: 'sent', reason: null, attempts: 4, possibleDoubles: 0 });
    const [call] = await api.database.query<{ fresh: boolean; tries: number }>(sql`
      select a.request_id <> d.id as fresh, d.tries
      from notification.attempt a join notification.delivery d on d.id = a.delivery_id where d.id = ${id}`);
    expect(call).toEqual({ fresh: true, tries: 1 });
    const audit = await api.database.query(sql`
      select actor, details from audit.entry where action = 'notification.send-again' and subject_id = ${dossier.id}`);
    expect(audit).toEqual([{ actor: 'tiepnhan.hoaban', details: { deliveryId: id } }]);
    expect(await officers.desk.post(`/deliveries/${id}/send-again`)).toMatchObject({
      ...{ status: 409, body: { code: 'notification.nothing-to-send-again' } },
    });
  });

  it('are sent again many at a time, each by itself, and once by however many ask', async () => {
    const [one, two, foreign, erased] = [
      await failed(),
      await failed(),
      await failed(stranger),
      await failed(),
    ];
    await api.database.query(
      sql`update notification.delivery set recipient_sealed = null where id = ${erased.id}`,
    );
    const ids = [two.id, foreign.id, one.id, erased.id];
    const both = await Promise.all([
      officers.desk.post('/deliveries/send-again', { ids }),
      officers.caseOfficer.post('/deliveries/send-again', { ids: [...ids].reverse() }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ body }) => body.sentAgain).sort()).toEqual([0, 2]);
    const winner = both.find(({ body }) => body.sentAgain === 2)!.body.items;
    expect(winner).toEqual(
      expect.arrayContaining([
        { id: one.id, refused: null },
        { id: two.id, refused: null },
        { id: foreign.id, refused: 'notification.delivery-unknown' },
        { id: erased.id, refused: 'notification.recipient-erased' },
      ]),
    );
    const [{ asked }] = (await api.database.query(sql`
      select count(*)::int as asked from platform.outbox_message
      where name = 'notification.sent-again.v1' and subject_id in (${one.id}, ${two.id})`)) as [
      { asked: number },
    ];
    expect(asked).toBe(2);
  });

  it('refuses a batch that is too long, or names one twice', async () => {
    const { id } = await failed();
    const tooMany = Array.from(
      { length: 501 },
      (_, index) => `0193a5f0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    );
    for (const ids of [[id, id], tooMany, []]) {
      expect(await officers.desk.post('/deliveries/send-again', { ids })).toMatchObject({ status: 400 });
    }
  });
});

describe('figures of messages', () => {
  it('say for each gateway how many it took, what they cost, how many arrived and how soon', async () => {
    const dossier = await receive(officers.desk);
    await worker.react(dossier.id);
    const written = await api.database.query<{ id: string; channel: 'sms' | 'email' }>(sql`
      select id, channel from notification.delivery where dossier_id = ${dossier.id}`);
    for (const { id, channel } of written) await worker.deliver(channel, id);
    await api.database.query(sql`
      update notification.attempt a set arrived_at = a.started_at + interval '5 seconds'
      from notification.delivery d where d.id = a.delivery_id and d.dossier_id = ${dossier.id} and d.channel = 'sms'`);
    api.clock.advance({ minutes: 1 });
    const administrator = await api.signIn('quantri.tinh');
    const { status, body } = await administrator.get('/operations/deliveries?hours=1');
    expect(status).toBe(200);
    const sms = body.gateways.find(({ gateway }: { gateway: string }) => gateway === 'viettel');
    expect(sms).toMatchObject({ channel: 'sms', arriving: { p50: 5, p99: 5 }, abandoned: 0 });
    expect(sms.accepted).toBe(sms.calls);
    expect(sms.segments).toBeGreaterThan(sms.accepted);
    expect(sms.share).toBeCloseTo(1 / sms.accepted);
    expect(body.gateways.map(({ gateway }: { gateway: string }) => gateway)).toEqual(['smtp', 'viettel']);
    expect(body.waiting.map(({ channel }: { channel: string }) => channel)).toContain('email');
  });
});
