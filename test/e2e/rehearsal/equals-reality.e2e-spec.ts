import fc from 'fast-check';
import { sql } from '#platform/database';
import { testPersonalData } from '#testing';
import { withoutDossiers } from '../../support/emptied.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { ReactingWorker } from '../../support/reacting-worker.ts';
import {
  birthRegistration,
  jointBirthRegistration,
  landRegistration,
  landTransfer,
} from '../../support/receptions.ts';
import { atHoaBan, rehearse as rehearseAs, withInspection } from '../../support/rehearsals.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { receiveAs } from '../../support/walk.ts';

jest.setTimeout(120_000);

type Walk = Answer['body'];
type Moment = Answer['body'];

/** The applicant as rehearsals make him up. */
const applicant = {
  kind: 'person',
  fullName: 'Nguyễn Văn Thử',
  identity: { kind: 'citizen-id', number: '099000000000' },
  address: 'Số 1 đường Chạy Thử',
  phone: '0900000000',
  email: 'chay.thu@example.vn',
};

const unaccented = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

describe('a rehearsal', () => {
  let api: TestApi;
  let worker: ReactingWorker;
  let administrator: Officer;
  let heldBefore = 0;
  const officers = new Map<string, Officer>();

  beforeAll(async () => {
    api = await createTestApi();
    worker = await ReactingWorker.beside(api);
  });
  beforeEach(async () => {
    await forgetEverything();
    administrator = await api.signIn('quantri.tinh');
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const forgetEverything = () =>
    withoutDossiers(api.database, 'dossier.code_counter', 'platform.outbox_message');

  const rehearse = (body: object): Promise<Walk> => rehearseAs(administrator, body);

  /** Who holds the step a turn leaves, or else anyone who holds its post. */
  async function actorOf(turn: Moment, id: string, desk: Officer): Promise<Officer> {
    const { body } = await desk.get(`/dossiers/${id}`);
    const task = body.tasks.find(({ step }: { step: string }) => step === turn.step);
    return task.holder ? api.signIn(task.holder.username) : holderOf(turn);
  }

  /** Someone who holds the post a turn was taken under. */
  async function holderOf({ agency, role }: { agency: { code: string }; role: string }): Promise<Officer> {
    const post = `${agency.code} ${role}`;
    const known = officers.get(post);
    if (known) return known;
    const [row] = await api.database.query<{ username: string }>(sql`
      select o.username from organization.officer o join organization.position p on p.officer_id = o.id
      join organization.agency a on a.id = p.agency_id
      where a.code = ${agency.code} and p.role = ${role} order by o.id limit 1`);
    const officer = await api.signIn(row!.username);
    officers.set(post, officer);
    return officer;
  }

  /** Receives a real dossier, takes the same turns with it at the same instants, and holds each against the walk. */
  async function liveThrough(walk: Walk, request: object): Promise<void> {
    expect(walk.stopped).toBeNull();
    const desk = await holderOf({ agency: { code: 'H99.41.01' }, role: 'reception-officer' });
    api.clock.set(walk.reception.at);
    // The portal forgets nothing, and every walk of a day begins with the same code.
    heldBefore = worker.simulators.portal.dossier(walk.dossier.code)?.progress.length ?? 0;
    const receipt = await receiveAs(desk, { ...request, applicant });
    expect(walk.dossier.code).toBe(receipt.code);
    await compare(walk.reception, receipt.id, desk, 0);
    for (const [index, turn] of walk.turns.entries()) {
      if (turn.lateness) {
        api.clock.set(new Date(Date.parse(turn.lateness.at) + 1000).toISOString());
        await worker.react(receipt.id);
        expect(await noticesSince(receipt.id, turn.lateness.notices)).toEqual(turn.lateness.notices);
      }
      api.clock.set(turn.at);
      const { step, action, input } = turn;
      const actor = await actorOf(turn, receipt.id, desk);
      const done = await actor.act(receipt.id, { step, action, ...input });
      expect([done.status, done.body]).toEqual([
        200,
        expect.objectContaining({ toSteps: turn.route.to.map((to: { step: string }) => to.step) }),
      ]);
      await compare(turn, receipt.id, desk, index + 1);
    }
    const { body } = await desk.get(`/dossiers/${receipt.id}`);
    const offers = (actions: { step: string; action: string }[]) =>
      actions.map(({ step, action }) => `${step}/${action}`);
    expect(offers(walk.offered)).toEqual(offers(body.actions));
  }

  const told = new Map<string, string[]>();

  /** Nobody in person walks a rehearsal. */
  const asImagined = (text: string, { name }: { name: string }): string =>
    text.replaceAll(name, 'Cán bộ chạy thử').replaceAll(unaccented(name), 'Can bo chay thu');

  const withRecipient = async ({ id, recipient, ...notice }: { id: string; recipient: Buffer }) => {
    const place = { column: 'notification.delivery.recipient_sealed', row: id };
    const to = await testPersonalData(api.database).open(recipient, place);
    return { ...notice, recipient: [applicant.phone, applicant.email].includes(to) ? 'applicant' : to };
  };

  /** Deliveries written since the last look; of one instant too, of which the time does not tell what came first. */
  async function noticesSince(id: string, expected: object[]): Promise<object[]> {
    const before = told.get(id) ?? [];
    const sent = await api.database.query<{ id: string; recipient: Buffer; text: string }>(sql`
      select id, intent, channel, recipient_sealed as recipient,
             content ->> 'subject' as subject, content ->> 'text' as text
      from notification.delivery where dossier_id = ${id} and id <> all(${before}::uuid[])
      order by created_at, intent, channel desc`);
    told.set(id, [...before, ...sent.map((delivery) => delivery.id)]);
    expect(sent).toHaveLength(expected.length);
    const names = await api.database.query<{ name: string }>(sql`
      select distinct officer_name as name from dossier.history where dossier_id = ${id}`);
    const imagined = sent.map(({ text, ...one }) => ({ ...one, text: names.reduce(asImagined, text) }));
    return Promise.all(imagined.map(withRecipient));
  }

  async function compare(moment: Moment, id: string, desk: Officer, index: number): Promise<void> {
    await worker.react(id);
    const { body } = await desk.get(`/dossiers/${id}`);
    const clock = (body.completedAt ?? body.closedAt) ? 'ended' : body.suspended ? 'suspended' : 'running';
    const { status, dueAt, dueProvisional } = body;
    expect({ status, dueAt, dueProvisional, clock }).toEqual({
      ...{ status: moment.status, dueAt: moment.dueAt, dueProvisional: moment.dueProvisional },
      clock: moment.clock,
    });
    const reached = moment.route?.to.map(({ step }: { step: string }) => step);
    const openedNow = body.tasks.filter(
      ({ since, step }: Moment) => since === moment.at && (!reached || reached.includes(step)),
    );
    expect(openedNow.map(imaginable)).toEqual(moment.opened);
    expect(await noticesSince(id, moment.notices)).toEqual(moment.notices);
    const progress = (worker.simulators.portal.dossier(body.code)?.progress ?? []).slice(heldBefore);
    expect(progress).toHaveLength(index + 1);
    const calls = worker.simulators.portal
      .requests()
      .filter(({ body: sent }) => JSON.stringify(sent).includes(body.code))
      .map(({ service }) => service);
    expect(moment.publications).toEqual([
      { status: progress.at(-1)?.TrangThai, calls: lastTwo(calls), refusal: null },
    ]);
  }

  it('of a birth registration proposed to its end is what then happens', async () => {
    const walk = await rehearse({
      published: { code: '1.001193' },
      dossier: { desk: 'H99.41.01', case: '1.001193.01', receivedAt: '2026-03-04T08:00:20+07:00' },
    });
    expect(walk.turns.map(({ action }: { action: string }) => action)).toEqual([
      ...['hand-over', 'assign', 'submit', 'submit', 'approve', 'issue-result', 'return-result'],
    ]);
    await liveThrough(walk, birthRegistration());
  });

  it('of three agencies at work at once is what then happens', async () => {
    const walk = await rehearse({
      published: { code: '2.000986' },
      dossier: { desk: 'H99.41.01', case: '2.000986.01', receivedAt: '2026-03-05T15:30:00+07:00' },
    });
    await liveThrough(walk, jointBirthRegistration());
  });

  it('of two phases with two supplements, a payment and two missed appointments is what then happens', async () => {
    const turn = (step: string, action: string, at?: string) => ({ step, action, ...(at && { at }) });
    const walk = await rehearse({
      published: { code: '1.013831', version: 1 },
      dossier: { desk: 'H99.41.01', receivedAt: '2026-03-04T08:00:00+07:00' },
      turns: [
        turn('reception', 'hand-over'),
        turn('appraisal', 'request-supplement', '2026-03-06T10:17:33+07:00'),
        turn('awaiting-supplement', 'receive-supplement', '2026-03-10T09:00:00+07:00'),
        turn('appraisal', 'request-supplement', '2026-03-10T09:00:00+07:00'),
        turn('awaiting-supplement', 'receive-supplement', '2026-03-10T09:00:00+07:00'),
        turn('appraisal', 'submit', '2026-03-24T09:00:00+07:00'),
        turn('review', 'submit'),
        turn('approval', 'approve'),
        turn('tax-notice', 'notify-obligation'),
        turn('awaiting-finance', 'confirm-payment', '2026-04-14T09:00:00+07:00'),
        turn('second-reception', 'hand-over'),
        turn('second-appraisal', 'submit'),
        turn('second-review', 'submit'),
        { ...turn('second-approval', 'approve'), after: { amount: 3, unit: 'working-day' } },
        turn('issuance', 'issue-result'),
      ],
    });
    expect(walk.turns.filter(({ lateness }: Moment) => lateness)).toHaveLength(2);
    await liveThrough(walk, landTransfer());
  });

  it('of whatever is done whenever is what then happens', async () => {
    const roads = [
      ['2.000986', { case: '2.000986.01' }, jointBirthRegistration()],
      ['1.012753', { applicantKind: 'person' }, landRegistration()],
    ] as const;
    const choices = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 4 * 24 * 60 })), {
      ...{ minLength: 8, maxLength: 14 },
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...roads), choices, async ([code, more, request], chosen) => {
        await forgetEverything();
        const body = { published: { code }, dossier: atHoaBan('2026-03-04T08:00:00+07:00', more) };
        const turns: object[] = [];
        let walk = await rehearse({ ...body, turns });
        for (const [which, minutes] of chosen) {
          const open = walk.offered.filter(({ allowed }: { allowed: boolean }) => allowed);
          if (open.length === 0) break;
          const { step, action } = open[which % open.length];
          const last = Date.parse((walk.turns.at(-1) ?? walk.reception).at);
          turns.push({ step, action, at: new Date(last + minutes * 60_000).toISOString() });
          walk = await rehearse({ ...body, turns });
        }
        await liveThrough(walk, request);
      }),
      { numRuns: 3 },
    );
  });

  it('of a draft whose routes depend on facts is what happens once it is published', async () => {
    const definition = withInspection();
    const turns = [
      { step: 'reception', action: 'hand-over' },
      { step: 'assignment', action: 'assign' },
      { step: 'appraisal', action: 'submit', facts: { doubtful: false, years: 9 } },
      { step: 'inspection', action: 'report' },
      { step: 'review', action: 'send-back' },
      { step: 'appraisal', action: 'submit', facts: { doubtful: false, years: 0 } },
    ];
    const walk = await rehearse({
      ...{ definition, turns },
      dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01' }),
    });
    expect(walk.turns.map(({ route }: Moment) => route.because)).toEqual([
      ...[null, null, 'fact.years > 5 && dossier.channel == "direct"', null, null, null],
    ]);
    expect((await administrator.post('/workflows', definition)).status).toBe(201);
    await liveThrough(walk, birthRegistration());
  });

  it('of a draft that says who gets its steps is what happens once it is published', async () => {
    const definition = withInspection();
    for (const step of definition.steps) {
      if (!('limit' in step)) continue;
      if (step.code === 'inspection') step.assign = { by: 'round-robin' };
      if (step.code === 'appraisal') step.assign = { by: 'same-as', step: 'inspection' };
    }
    const walk = await rehearse({
      definition,
      turns: [
        { step: 'reception', action: 'hand-over' },
        { step: 'assignment', action: 'assign' },
        { step: 'appraisal', action: 'submit', facts: { doubtful: false, years: 9 } },
        { step: 'inspection', action: 'report' },
        { step: 'review', action: 'send-back' },
      ],
      dossier: atHoaBan('2026-03-04T08:00:00+07:00', { case: '1.001193.01' }),
    });
    const holders = walk.turns.map(({ opened }: Moment) => opened[0].holder?.username ?? null);
    expect(holders).toEqual([null, null, expect.any(String), null, holders[2]]);
    expect((await administrator.post('/workflows', definition)).status).toBe(201);
    await liveThrough(walk, birthRegistration());
  });
});

const lastTwo = (services: readonly string[]): string[] => services.slice(-2);

/** What can be told of a task that is written nowhere. */
const imaginable = ({ id: _id, revision: _revision, ...task }: Record<string, unknown>) => task;
