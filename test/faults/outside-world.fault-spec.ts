import { sql } from '#platform/database';
import { queueStores } from '#testing';
import { allOnceInOrder, arrivalsOf } from '../support/arrivals.ts';
import type { Officer } from '../support/officer.ts';
import { System } from '../support/system.ts';
import { BIRTH_ROAD, type HoaBan, hoaBan, receive, walk, walkTo } from '../support/walk.ts';

jest.setTimeout(120_000);

describe.each(queueStores())('an outside world that misbehaves, queues on $name', (store) => {
  let system: System;
  let officers: HoaBan;
  let administrator: Officer;

  beforeAll(async () => {
    system = await System.start(store);
    officers = await hoaBan(system);
    administrator = await system.signIn('quantri.tinh');
    system.startWorker();
  });
  afterEach(() => system.mend());
  afterAll(() => system.close());

  const publications = async (id: string) =>
    (await officers.desk.get(`/dossiers/${id}/publications`)).body.items;

  it('is waited for while officers work on, and gets everything in order when it is back', async () => {
    for (const target of ['portal', 'sms', 'mail'] as const) system.misbehave({ target, kind: 'down' });
    const dossiers = [
      await receive(officers.desk),
      await receive(officers.desk),
      await receive(officers.desk),
    ];
    await walkTo('approval', dossiers[1].id, officers);
    await walkTo('done', dossiers[2].id, officers);
    await system.until('each was tried in vain, again and again', async () => {
      const [row] = await system.database.query<{ left: number }>(sql`
        select count(*)::int as left from notification.delivery d where state in ('pending', 'sending') and attempts < 4
          and not exists (select 1 from notification.delivery e where e.dossier_id = d.dossier_id
                          and e.channel = d.channel and (e.created_at, e.id) < (d.created_at, d.id))`);
      expect(row).toEqual({ left: 0 });
    });
    await walk(BIRTH_ROAD, 'appraisal', dossiers[0].id, officers);
    system.mend();
    await system.settled();
    expect(await arrivalsOf(system, dossiers)).toMatchObject(allOnceInOrder);
  });

  it('gets what concerns one dossier in order, whatever the first message is delayed by', async () => {
    system.misbehave({ target: 'sms', kind: 'hold' });
    system.misbehave({ target: 'mail', kind: 'hold' });
    system.misbehave({ target: 'portal', kind: 'hold', service: 'CapNhatTienDoHoSoMC' });
    const dossier = await receive(officers.desk);
    await system.until('the first calls are under way', () => {
      expect([system.held('sms'), system.held('mail'), system.held('portal')]).toEqual([1, 1, 1]);
    });
    // Nothing but their order keeps the later ones from going out now.
    await walkTo('done', dossier.id, officers);
    // Long before the first calls are given up.
    await system.until('the later ones were queued again and again in vain', async () => {
      const later = await system.database.query(sql`
        select channel, attempts, sweeps >= 2 as again from notification.delivery
        where dossier_id = ${dossier.id} and state <> 'sending' order by channel`);
      const inVain = (channel: string) => ({ channel, attempts: 0, again: true });
      expect(later).toEqual(['email', 'email', 'email', 'sms', 'sms'].map(inVain));
    });
    system.mend();
    await system.settled();
    expect(await arrivalsOf(system, [dossier])).toMatchObject(allOnceInOrder);
  });

  it('is asked what it holds when its answer was lost, and gets no row of progress twice', async () => {
    system.misbehave({ target: 'portal', kind: 'lose-answer', service: 'DongBoHoSoMC' });
    system.misbehave({ target: 'portal', kind: 'lose-answer', service: 'CapNhatTienDoHoSoMC', times: 3 });
    const before = system.portal.requests().length;
    const dossiers = [await receive(officers.desk), await receive(officers.desk)];
    await walkTo('done', dossiers[0].id, officers);
    await system.settled();
    expect(system.faults()).toEqual([]);
    const requests = system.portal.requests().slice(before);
    const lost = requests.filter(({ fault }) => fault === 'lose-answer');
    expect(lost).toHaveLength(4);
    // Dossiers share calls: each whose row was in a lost one is looked up once. A dossier itself is the same, written twice.
    const rows = lost.filter(({ service }) => service === 'CapNhatTienDoHoSoMC');
    expect(requests.filter(({ service }) => service === 'TraCuuHoSo')).toHaveLength(
      rows.flatMap(({ body }) => body['data']).length,
    );
    expect(await arrivalsOf(system, dossiers)).toMatchObject(allOnceInOrder);
  });

  // The gateways have no way to tell a repeated message by: whoever never heard their yes has to send again.
  it.each([
    ['sms', 'sms received'],
    ['mail', 'email received'],
  ] as const)(
    'may get a message again for each answer that %s lost, and never fewer than one',
    async (target, again) => {
      system.misbehave({ target, kind: 'lose-answer', times: 2 });
      const dossier = await receive(officers.desk);
      await system.settled();
      expect(system.faults()).toEqual([]);
      expect(await arrivalsOf(system, [dossier])).toMatchObject({
        ...allOnceInOrder,
        doubled: [`${dossier.code}: ${again}`, `${dossier.code}: ${again}`],
      });
    },
  );

  it('lets a letter that was sent again be recognised by its Message-ID', async () => {
    system.misbehave({ target: 'mail', kind: 'lose-answer' });
    const dossier = await receive(officers.desk);
    await system.settled();
    const letters = system.mail.messages().filter(({ subject }) => subject.includes(dossier.code));
    expect(letters).toHaveLength(2);
    expect(letters[0]?.messageId).toBe(letters[1]?.messageId);
  });

  it('refuses one dossier for good: it waits for a person with the reason, the others go on', async () => {
    const reason = 'Mã thành phần hồ sơ không hợp lệ';
    system.misbehave({
      target: 'portal',
      kind: 'reject',
      service: 'DongBoHoSoMC',
      times: 2,
      message: reason,
    });
    const refused = await receive(officers.desk);
    await system.until('it is set aside', async () => {
      expect(await publications(refused.id)).toMatchObject([{ state: 'set-aside', lastError: reason }]);
    });
    // Its cause is not mended yet: refused again.
    expect(await administrator.post(`/publications/${refused.id}/retry`)).toMatchObject({ status: 200 });
    await system.until('it is set aside again', async () => {
      expect(await publications(refused.id)).toMatchObject([{ state: 'set-aside', attempts: 2 }]);
    });
    const other = await receive(officers.desk);
    await walkTo('done', other.id, officers);
    await walkTo('appraisal', refused.id, officers);
    await system.until('everything else has arrived', async () => {
      expect(await system.onItsWay()).toEqual({ events: 0, messages: 0, publications: 2 });
    });
    expect(await arrivalsOf(system, [other])).toMatchObject(allOnceInOrder);
    expect(system.portal.dossier(refused.code)).toBeUndefined();
    const waiting = ['set-aside', 'pending', 'pending'].map((state) => expect.objectContaining({ state }));
    expect(await publications(refused.id)).toEqual(waiting);

    expect(await administrator.post(`/publications/${refused.id}/retry`)).toMatchObject({ status: 200 });
    await system.settled();
    expect(await arrivalsOf(system, [refused])).toMatchObject(allOnceInOrder);
  });
});
