import { sql } from '#platform/database';
import type { StoredMessage } from '#platform/outbox';
import { createTestDatabase, FakeClock, testConfig, type TestDatabase } from '#testing';
import { delivering } from '../../spec/delivering.ts';
import { ScriptedMailer, ScriptedSmsGateway } from '../../spec/scripted-gateways.ts';
import { storeDelivery } from '../../spec/stored-deliveries.ts';
import { storeDossier } from '../../spec/stored-dossiers.ts';
import type { ReceiptOutcome } from '../domain/receipt.ts';
import { ForgetRecipients } from './forget-recipients.ts';
import { PartsOfMessages } from './parts-of-messages.ts';
import { RecordReceipt } from './record-receipt.ts';

describe('the parts of a message', () => {
  let db: TestDatabase;
  let parts: PartsOfMessages;
  let message = 0;
  let ids: string[];

  const receive = (
    gatewayId: string,
    outcome: ReceiptOutcome = 'delivered',
    at = new Date('2026-11-26T03:00:00Z'),
  ) =>
    parts.receive({
      gateway: 'smpp',
      gatewayId,
      outcome,
      at,
      reason: outcome === 'delivered' ? null : 'UNDELIV',
    });
  const told = async (gatewayId: string) => {
    const rows = await db.database.query<{ outcome: string }>(sql`
      select outcome from notification.receipt where gateway = 'smpp' and gateway_id = ${gatewayId} order by outcome`);
    return rows.map(({ outcome }) => outcome);
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    parts = new PartsOfMessages(db.database, new RecordReceipt(db.database, new FakeClock()));
  });
  afterAll(() => db.close());
  beforeEach(() => {
    message += 1;
    ids = [1, 2, 3].map((part) => `m${message}p${part}`);
  });

  it('are one message, which has arrived when all of them have', async () => {
    const id = await parts.expect('smpp', ids);
    await receive(`m${message}p3`);
    await receive(`m${message}p1`);
    expect(await told(id)).toEqual([]);
    await receive(`m${message}p2`);
    expect(await told(id)).toEqual(['delivered']);
  });

  it('are a message that is not coming as soon as one is not', async () => {
    const id = await parts.expect('smpp', ids);
    await receive(`m${message}p2`, 'undeliverable');
    expect(await told(id)).toEqual(['undeliverable']);
    await receive(`m${message}p1`);
    await receive(`m${message}p3`);
    expect(await told(id)).toEqual(['undeliverable']);
    await receive(`m${message}p2`);
    expect(await told(id)).toEqual(['delivered', 'undeliverable']);
    await receive(`m${message}p2`, 'expired');
    expect(await told(id)).toEqual(['delivered', 'undeliverable']);
  });

  it('are remembered when what was told of single ids is forgotten', async () => {
    const id = await parts.expect('smpp', ids);
    await receive(`m${message}p1`);
    await receive(`m${message}p2`);
    await db.database.query(sql`delete from notification.receipt`);
    await receive(`m${message}p3`);
    expect(await told(id)).toEqual(['delivered']);
  });

  it('may be told of before it is known that they are parts', async () => {
    for (const id of ids) await receive(id);
    expect(await told(await parts.expect('smpp', ids))).toEqual(['delivered']);
  });

  it('are told of as often as it pleases the gateway, and years later', async () => {
    const id = await parts.expect('smpp', ids);
    for (const part of [...ids, ...ids]) await receive(part);
    for (const part of ids) await receive(part, 'delivered', new Date('2036-11-26T03:00:00Z'));
    expect(await told(id)).toEqual(['delivered']);
  });

  it('are found by the last of them when all are told of at the same time', async () => {
    const messages = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const own = [1, 2, 3].map((part) => `m${message}-${index}p${part}`);
        const [id] = await Promise.all([parts.expect('smpp', own), ...own.map((part) => receive(part))]);
        return id;
      }),
    );
    for (const id of messages) expect(await told(id)).toEqual(['delivered']);
  });

  it('are none of another gateway, nor of a message that is one', async () => {
    await parts.expect('other', ids);
    for (const id of ids) await receive(id);
    expect(await told(ids.join('+'))).toEqual([]);
    expect(await parts.expect('smpp', ['alone'])).toBe('alone');
    await receive('alone');
    expect(await told('alone')).toEqual(['delivered']);
  });

  it('may have ids the gateway has given before', async () => {
    await parts.expect('smpp', ids);
    const id = await parts.expect('smpp', [...ids.slice(0, 2), `m${message}new`, `m${message}new`]);
    expect(id).toBe(`m${message}p1+m${message}p2+m${message}new+m${message}new`);
    for (const part of [`m${message}p1`, `m${message}p2`, `m${message}new`]) await receive(part);
    expect(await told(id)).toEqual(['delivered']);
  });

  it('are forgotten with the recipient of their message, and those of other messages kept', async () => {
    const clock = new FakeClock();
    const sms = new ScriptedSmsGateway('smpp');
    const deliver = delivering(db.database, clock, testConfig(), [sms], new ScriptedMailer());
    const sent = async (prefix: string) => {
      const dossierId = await storeDossier(db.database);
      const id = await storeDelivery(db.database, { dossierId, at: clock.now() });
      const own = ids.map((part) => prefix + part);
      sms.script.next({ kind: 'accepted', gatewayId: await parts.expect('smpp', own) });
      await deliver.execute(id, 'sms');
      return { dossierId, own };
    };
    const [erased, other] = [await sent('a'), await sent('b')];
    const kept = async (own: readonly string[]) =>
      (
        await db.database.query(sql`
          select from notification.sms_part where gateway = 'smpp' and part_id = any(${[...own]}::text[])`)
      ).length;
    expect([await kept(erased.own), await kept(other.own)]).toEqual([3, 3]);
    await db.database.transaction((tx) =>
      new ForgetRecipients().handle([{ subjectId: erased.dossierId } as StoredMessage], tx),
    );
    expect([await kept(erased.own), await kept(other.own)]).toEqual([0, 3]);
    // One more receipt of a part that is forgotten is of nobody here.
    await receive(erased.own[0]!, 'undeliverable');
    expect(await kept(erased.own)).toBe(0);
  });
});
