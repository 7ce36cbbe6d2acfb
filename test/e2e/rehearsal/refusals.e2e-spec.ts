import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { atHoaBan, rehearse, seededWorkflow, withInspection } from '../../support/rehearsals.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;
let administrator: Officer;

beforeAll(async () => {
  api = await createTestApi();
  administrator = await api.signIn('quantri.tinh');
});
afterAll(() => api.close());

const published = { code: '1.001193' };
const RECEIVED = '2026-03-04T08:00:00+07:00';
const dossier = atHoaBan(RECEIVED, { case: '1.001193.01' });
const ask = (body: object): Promise<Answer> => administrator.post('/workflows/rehearsals', body);
const walkOf = (...turns: object[]) => rehearse(administrator, { published, dossier, turns });

const HAND_OVER = { step: 'reception', action: 'hand-over' };
const ASSIGN = { step: 'assignment', action: 'assign' };
const SUBMIT = { step: 'appraisal', action: 'submit' };

describe('a rehearsal is refused', () => {
  it.each([
    ['a desk nobody knows', { dossier: { ...dossier, desk: 'H99.77.01' } }, 400, 'rehearsal.desk-unknown'],
    ['an agency that is no desk', { dossier: { ...dossier, desk: 'H99.41' } }, 400, 'rehearsal.desk-unknown'],
    [
      'a desk that does not receive the procedure',
      { dossier: { ...dossier, desk: 'H99.18' } },
      ...([409, 'rehearsal.not-received-there'] as const),
    ],
    [
      'a time before the procedure was in force',
      { dossier: { ...dossier, receivedAt: '2020-03-04T08:00:00+07:00' } },
      ...([409, 'procedure.not-in-force'] as const),
    ],
    [
      'a case the procedure has not',
      { dossier: { ...dossier, case: '1.001193.09' } },
      400,
      'procedure.case-unknown',
    ],
    ['a workflow nobody published', { published: { code: '9.999999' } }, 404, 'rehearsal.workflow-unknown'],
    [
      'a version nobody published',
      { published: { ...published, version: 9 } },
      404,
      'workflow.version-unknown',
    ],
  ])('for %s', async (_, change, status, code) => {
    const { body } = await ask({ published, dossier, ...change });
    expect([body.status, body.code]).toEqual([status, code]);
  });

  it.each([
    [
      'a time before the calendar begins',
      { dossier: { ...dossier, receivedAt: '2015-03-04T08:00:00+07:00' } },
      '/dossier/receivedAt',
    ],
    ['neither a draft nor a published workflow', { published: undefined }, '/published'],
    ['both', { definition: seededWorkflow('1.001193') }, '/published'],
    [
      'a turn with a length and a time',
      { turns: [{ ...HAND_OVER, after: { amount: 1, unit: 'working-day' }, at: RECEIVED }] },
      '/turns/0/at',
    ],
  ])('for %s, with the place', async (_, change, pointer) => {
    const { body } = await ask({ published, dossier, ...change });
    expect([body.code, body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
      'request.invalid',
      [pointer],
    ]);
  });

  it('when the offices had no hours yet', async () => {
    const later = await createTestApi();
    await later.database.query(sql`
      update calendar.revision set definition = replace(definition::text, '2018-01-01', '2026-03-10')::jsonb`);
    const officer = await later.signIn('quantri.tinh');
    const { body } = await officer.post('/workflows/rehearsals', { published, dossier });
    expect([body.status, body.code]).toEqual([409, 'rehearsal.no-working-time']);
    await later.close();
  });

  it('not, but not walked either, when the workflow is unsound: its faults are the answer', async () => {
    const workflow = seededWorkflow('1.001193');
    const { status, body } = await ask({
      definition: {
        ...workflow,
        actions: workflow.actions.slice(0, -1).filter(({ code }) => code !== 'approve'),
      },
      dossier,
    });
    expect([status, body.walk, body.proof.sound]).toEqual([200, null, false]);
    expect(body.proof.faults.length).toBeGreaterThan(0);
  });
});

describe('a walk ends where it cannot go on', () => {
  it('at an action the step has not, and says what is offered', async () => {
    const walk = await walkOf(HAND_OVER, { step: 'assignment', action: 'approve' }, SUBMIT);
    expect(walk.stopped).toMatchObject({ pointer: '/turns/1', code: 'dossier.action-not-allowed' });
    expect(walk.turns).toHaveLength(1);
    expect(walk.offered).toMatchObject([ASSIGN]);
  });

  it('at a step the dossier does not stand at', async () => {
    const walk = await walkOf(SUBMIT);
    expect(walk.stopped).toMatchObject({ pointer: '/turns/0', code: 'dossier.action-not-allowed' });
  });

  it('at an action whose facts are not told or cannot be so, with the fact', async () => {
    const walkWith = async (facts: object) => {
      const turns = [HAND_OVER, ASSIGN, { ...SUBMIT, facts }];
      const { stopped } = await rehearse(administrator, { definition: withInspection(), dossier, turns });
      return [stopped.code, stopped.errors.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await walkWith({ doubtful: true })).toEqual(['dossier.input-missing', ['/turns/2/facts/years']]);
    expect(await walkWith({ doubtful: true, years: 1, more: 2 })).toEqual([
      'dossier.input-unexpected',
      ['/turns/2/facts/more'],
    ]);
    expect(await walkWith({ doubtful: 'maybe', years: 1 })).toEqual([
      'dossier.fact-value-invalid',
      ['/turns/2/facts/doubtful'],
    ]);
  });

  it('at a join some branches have not reached', async () => {
    const walk = await rehearse(administrator, {
      published: { code: '2.000986' },
      dossier: atHoaBan(RECEIVED),
      turns: [
        ...[HAND_OVER, ASSIGN, SUBMIT, { step: 'approval', action: 'approve' }],
        { step: 'health-insurance-card', action: 'submit' },
        { step: 'consolidation', action: 'submit' },
      ],
    });
    expect(walk.stopped).toMatchObject({ pointer: '/turns/5', code: 'dossier.branches-missing' });
  });

  it('at a turn before the one that precedes it, or in another century', async () => {
    const back = await walkOf(HAND_OVER, { ...ASSIGN, at: '2026-03-04T08:59:59+07:00' });
    expect(back.stopped).toMatchObject({ pointer: '/turns/1', code: 'rehearsal.back-in-time' });
    const far = await walkOf({ ...HAND_OVER, after: { amount: 3660, unit: 'month' } });
    expect(far.stopped).toMatchObject({ pointer: '/turns/0', code: 'rehearsal.out-of-reach' });
  });

  it('when it is over', async () => {
    const stop = { step: 'appraisal', action: 'stop' };
    const walk = await walkOf(HAND_OVER, ASSIGN, stop, SUBMIT);
    expect(walk.stopped).toMatchObject({ pointer: '/turns/3', code: 'dossier.closed' });
    expect(walk.turns.at(-1)).toMatchObject({ status: 'stopped', clock: 'ended', opened: [] });
  });
});
