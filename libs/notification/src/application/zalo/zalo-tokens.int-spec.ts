import { createHash } from 'node:crypto';
import { sql } from '#platform/database';
import {
  createTestDatabase,
  FakeClock,
  spoil,
  testConfig,
  type TestDatabase,
  testPersonalData,
} from '#testing';
import { loggerInto } from '../../../spec/log-lines.ts';
import { type IssuedTokens, TokenIssuer, TokensRefused, TokensUnanswered } from './token-issuer.ts';
import { ZaloTokenStore } from './zalo-token-store.ts';
import { ZaloTokens } from './zalo-tokens.ts';

const HOUR = 3600;

/** Gives tokens for the last refresh token, once, as Zalo does. */
class ScriptedIssuer extends TokenIssuer {
  readonly asked: string[] = [];
  failing: Error | undefined;
  private given = 0;

  constructor(private refresh: string) {
    super();
  }

  override async renew(refresh: string): Promise<IssuedTokens> {
    this.asked.push(refresh);
    // Whoever comes meanwhile finds the first one still waiting.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.failing) throw this.failing;
    if (refresh !== this.refresh) throw new TokensRefused('-14014: Invalid refresh token.');
    this.given += 1;
    this.refresh = `refresh ${this.given}`;
    return { access: `access ${this.given}`, refresh: this.refresh, seconds: 25 * HOUR };
  }
}

describe('the tokens of Zalo', () => {
  let db: TestDatabase;
  let clock: FakeClock;
  let issuer: ScriptedIssuer;
  let logged: string[];

  const worker = (start = 'start', database = db.database) => {
    const config = testConfig({
      ...{ ZALO_APP_ID: '1', ZALO_APP_SECRET: 'x', ZALO_OA_SECRET: 'x', ZALO_REFRESH_TOKEN: start },
      ...{ RETRY_LONGEST_SECONDS: '300', STALE_SECONDS: '600' },
    });
    const store = new ZaloTokenStore(database, testPersonalData(db.database), config);
    return new ZaloTokens(store, issuer, clock, loggerInto(logged), config);
  };
  const kept = async () =>
    (
      await db.database.query<{ startDigest: string; bytes: string }>(sql`
        select start_digest as "startDigest", encode(refresh_sealed || access_sealed, 'escape') as bytes
        from notification.zalo_token`)
    )[0];

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    await db.database.query(sql`truncate notification.zalo_token`);
    [clock, issuer, logged] = [new FakeClock(), new ScriptedIssuer('start'), []];
  });
  afterAll(() => db.close());

  it('begin with that of the settings, and are kept sealed', async () => {
    expect(await worker().current()).toBe('access 1');
    const { startDigest, bytes } = (await kept())!;
    expect(startDigest).toBe(createHash('sha256').update('start').digest('hex'));
    expect(bytes).not.toMatch(/refresh 1|access 1/);
  });

  it('are renewed where the one that is kept does not open', async () => {
    await worker().current();
    await spoil(db.database, 'notification.zalo_token.access_sealed', sql`true`);
    expect(await worker().current()).toBe('access 2');
    expect(issuer.asked).toEqual(['start', 'refresh 1']);
  });

  it('are renewed once, however many workers and messages want one at the same time', async () => {
    const workers = [worker(), worker(), worker()];
    const wanted = workers.flatMap((one) => [one.current(), one.current(), one.current()]);
    expect(new Set(await Promise.all(wanted))).toEqual(new Set(['access 1']));
    expect(issuer.asked).toEqual(['start']);
  });

  it('are renewed some hours before they end, with the refresh token of the last ones', async () => {
    const [one, other] = [worker(), worker()];
    await one.current();
    clock.advance({ seconds: 19 * HOUR });
    expect([await one.current(), await other.current()]).toEqual(['access 1', 'access 1']);
    clock.advance({ seconds: 2 * HOUR });
    expect([await one.current(), await other.current()]).toEqual(['access 2', 'access 2']);
    expect(issuer.asked).toEqual(['start', 'refresh 1']);
  });

  it('are renewed when Zalo takes one no more, by the first who is told so', async () => {
    const [one, other] = [worker(), worker()];
    await Promise.all([one.current(), other.current()]);
    expect(await one.current('access 1')).toBe('access 2');
    expect(await other.current('access 1')).toBe('access 2');
    expect(issuer.asked).toEqual(['start', 'refresh 1']);
  });

  it('are good until they end while nobody can renew them', async () => {
    const one = worker();
    await one.current();
    issuer.failing = new TokensUnanswered({ message: 'no answer' });
    clock.advance({ seconds: 24 * HOUR });
    expect([await one.current(), await one.current()]).toEqual(['access 1', 'access 1']);
    expect(issuer.asked).toEqual(['start', 'refresh 1']);
    clock.advance({ seconds: 2 * HOUR });
    await expect(one.current()).rejects.toThrow(TokensUnanswered);
    issuer.failing = undefined;
    expect(await one.current()).toBe('access 2');
  });

  it('that were given and could not be written down are written down with the next message', async () => {
    let isBroken = true;
    const database: TestDatabase['database'] = Object.create(db.database);
    database.transaction = async (work) => {
      const result = await db.database.transaction(async (tx) => {
        const done = await work(tx);
        if (isBroken) throw new Error('the database is gone');
        return done;
      });
      return result;
    };
    const one = worker('start', database);
    await expect(one.current()).rejects.toThrow('the database is gone');
    isBroken = false;
    expect(await one.current()).toBe('access 1');
    expect(issuer.asked).toEqual(['start']);
    expect(await worker().current()).toBe('access 1');
  });

  it('that a killed worker took along are lost: it says so once, and goes on with a new start', async () => {
    await worker().current();
    // Zalo has given tokens that nobody wrote down.
    await issuer.renew('refresh 1');
    clock.advance({ seconds: 21 * HOUR });
    const one = worker();
    expect([await one.current(), await one.current()]).toEqual(['access 1', 'access 1']);
    expect(logged).toEqual([expect.stringContaining('put a new ZALO_REFRESH_TOKEN into the settings')]);
    clock.advance({ seconds: 5 * HOUR });
    await expect(one.current()).rejects.toThrow(TokensRefused);
    await expect(one.current()).rejects.toThrow(TokensRefused);
    expect(issuer.asked.filter((asked) => asked === 'refresh 1')).toHaveLength(3);
    issuer = new ScriptedIssuer('another start');
    expect(await worker('another start').current()).toBe('access 1');
    expect(issuer.asked).toEqual(['another start']);
  });
});
