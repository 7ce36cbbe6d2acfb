import type { Principal } from '#identity';
import { sql } from '#platform/database';
import { Problem } from '#platform/problem';
import type { StoredMessage } from '#platform/outbox';
import { type Simulators, startSimulators } from '#simulators';
import { createTestDatabase, FakeClock, spoil, type TestDatabase } from '#testing';
import { givenDossier } from '../../spec/given-dossier.ts';
import { PortalWorld } from '../../spec/portal-world.ts';
import { FollowRetries } from './follow-retries.ts';
import { ListSetAside } from './queries/list-set-aside.ts';
import { RetryPublication } from './retry-publication.ts';

const received = { status: 'received' } as const;
const processing = { status: 'processing' } as const;
const completed = { status: 'completed' } as const;

const administrator: Principal = {
  kind: 'officer',
  accountId: 7,
  username: 'quan.tri',
  officerId: 7,
  fullName: 'Quản Trị Mẫu',
  positions: [],
};

describe('a publication the portal refuses', () => {
  let test: TestDatabase;
  let simulators: Simulators;
  let world: PortalWorld;
  let retry: RetryPublication;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    const clock = new FakeClock();
    world = new PortalWorld(test.database, clock, simulators);
    retry = new RetryPublication(test.database, clock);
  });
  afterEach(() => simulators.close());

  /** A dossier whose second change was refused. */
  const refused = async () => {
    const dossier = await world.dossier(received, processing, completed);
    world.misbehave({ kind: 'slow', afterMs: 0, service: 'DongBoHoSoMC' });
    world.misbehave({ kind: 'reject', service: 'DongBoHoSoMC', message: 'Thủ tục chưa được ánh xạ' });
    await world.worker().execute(dossier.id);
    return dossier;
  };

  it('is set aside with the reason, and holds back what came after it', async () => {
    const dossier = await refused();
    expect(await world.rows(dossier)).toMatchObject([
      { state: 'sent' },
      { state: 'set-aside', lastError: 'Thủ tục chưa được ánh xạ' },
      { state: 'pending', attempts: 0 },
    ]);
    await world.worker().execute(dossier.id);
    expect(world.calls()).toEqual(['insert', 'CapNhatTienDoHoSoMC', 'update']);
  });

  it('is set aside whatever signs the portal says why in, and quoting nobody', async () => {
    const dossier = await world.dossier(received);
    const message = 'Sai số 001099000041\u0000 \ud83d';
    world.misbehave({ kind: 'reject', service: 'DongBoHoSoMC', message });
    await world.worker().execute(dossier.id);
    const said = 'Sai số •••041\ufffd \ufffd';
    expect(await world.rows(dossier)).toMatchObject([{ state: 'set-aside', lastError: said }]);
    const kept = await test.database.query(sql`
      select message from portal_sync.exchange where ${dossier.code} = any(codes)`);
    expect(kept).toEqual([{ message: said }]);
  });

  it('stands in the way of no other dossier', async () => {
    await refused();
    const other = await world.dossier(received);
    await world.worker().execute(other.id);
    expect(await world.states(other)).toEqual(['sent']);
  });

  it('is set aside unsent when a field is too long to be sent unchanged', async () => {
    const dossier = await givenDossier(test.database, [received], 'x'.repeat(4001));
    await world.record(dossier, 1);
    await world.worker().execute(dossier.id);
    expect(await world.rows(dossier)).toMatchObject([
      {
        state: 'set-aside',
        lastError: 'Không gửi được: TaiLieuNop.0.TenTepDinhKem dài 4001 ký tự, Cổng nhận nhiều nhất 4000',
      },
    ]);
    expect(world.calls()).toEqual([]);
  });

  it('is set aside unsent when its applicant does not open, and those prepared beside it go out', async () => {
    const [lost, other] = [await world.dossier(received), await world.dossier(received)];
    await spoil(test.database, 'dossier.applicant.identity_sealed', sql`dossier_id = ${lost.id}`);
    await Promise.all([lost, other].map(({ id }) => world.worker().execute(id)));
    expect(await world.rows(lost)).toMatchObject([
      {
        state: 'set-aside',
        lastError: expect.stringMatching(/^Không gửi được: personal-data\.unopenable: .+dossier\.applicant/),
      },
    ]);
    expect(await world.states(other)).toEqual(['sent']);
  });

  it('goes out again in its turn when an administrator says so', async () => {
    const dossier = await refused();
    expect(await retry.execute(administrator, dossier.id)).toBe(2);
    await world.worker().execute(dossier.id);
    expect(world.progress(dossier)).toEqual(['2', '4', '9']);
    expect(await world.states(dossier)).toEqual(['sent', 'sent', 'sent']);
    expect(simulators.portal.disorder()).toEqual([]);
  });

  it('gets a job of its own for each retry', async () => {
    const dossier = await refused();
    await retry.execute(administrator, dossier.id);
    const [message] = await test.database.query<StoredMessage>(sql`
      select id, name, subject_id as "subjectId", payload, correlation_id as "correlationId", occurred_at as "occurredAt"
      from platform.outbox_message where subject_id = ${dossier.id}`);
    if (!message) throw new Error('nothing was put into the outbox');
    const subscriber = new FollowRetries();
    expect(subscriber.messages).toEqual([message.name]);
    expect(await subscriber.handle([message])).toEqual([
      {
        queue: 'publish-dossier',
        id: `publish-${dossier.id}-2-1`,
        payload: { dossierId: dossier.id },
        correlationId: message.correlationId,
      },
    ]);
  });

  it('leaves a trace of who had it sent again', async () => {
    const dossier = await refused();
    await retry.execute(administrator, dossier.id);
    const entries = await test.database.query(sql`
      select actor, officer_id as "officerId", action, details from audit.entry where subject_id = ${dossier.id}`);
    expect(entries).toEqual([
      { actor: 'quan.tri', officerId: 7, action: 'portal-sync.retry', details: { sequence: 2 } },
    ]);
  });

  it('cannot be sent again when there is none', async () => {
    const dossier = await world.dossier(received);
    const error = await retry.execute(administrator, dossier.id).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code: 'portal-sync.nothing-set-aside' });
    const traces = await test.database.query(sql`
      select 1 from audit.entry where subject_id = ${dossier.id}
      union all select 1 from platform.outbox_message where subject_id = ${dossier.id}`);
    expect(traces).toEqual([]);
  });

  it('is listed by its procedure with the portal’s words, in which no number of a person is left', async () => {
    await test.database.query(sql`update portal_sync.publication set state = 'sent'`);
    const dossier = await world.dossier(received);
    world.misbehave({ kind: 'reject', message: 'Số giấy tờ 099099000001 không hợp lệ' });
    await world.worker().execute(dossier.id);
    const listing = new ListSetAside(test.database);
    const reason = 'Số giấy tờ •••001 không hợp lệ';
    expect(await listing.execute({}, { limit: 10 })).toMatchObject({
      items: [{ dossier: { id: dossier.id, procedureCode: '1.001193' }, sequence: 1, reason }],
      next: null,
    });
    expect(await listing.count()).toMatchObject([{ procedureCode: '1.001193', reason, count: 1 }]);
    expect((await listing.execute({ procedure: '2.000889' }, { limit: 10 })).items).toEqual([]);
  });

  it('is sent again together with others, each by itself', async () => {
    const [one, other, sound] = [await refused(), await refused(), await world.dossier(received)];
    const retried = await retry.ofMany(administrator, [other.id, sound.id, one.id]);
    expect(retried).toEqual(
      new Map([
        [one.id, 2],
        [other.id, 2],
      ]),
    );
    const messages = await test.database.query(sql`
      select 1 from platform.outbox_message where subject_id = any (${[one.id, other.id, sound.id]})`);
    expect(messages).toHaveLength(2);
  });
});
