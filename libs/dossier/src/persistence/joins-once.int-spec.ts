import { v7 as uuid } from 'uuid';
import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { at } from '../../spec/office.ts';
import { DESK, LEAD, received, seedWorkflow, take, termsOf, worldAt } from '../../spec/running-dossier.ts';
import { historyLine } from '../application/history-line.ts';
import { presentDue } from '../domain/clock-of-dossier.ts';
import { planAction } from '../domain/plan-action.ts';
import { applyChange } from './apply-change.ts';
import { UNSAID } from '../domain/notice-wishes.ts';
import { insertDossier } from './insert-dossier.ts';
import { loadState } from './load-state.ts';

const RACES = 1_000;
/** Races at a time, each on two connections of the eight. */
const TOGETHER = 4;
const NOW = at('2026-03-02 10:00');

/** Two departments are asked for their opinions; the summary waits for both. */
const permit = seedWorkflow('1.013225');
const BRANCHES = ['construction-opinion', 'environment-opinion'] as const;
const terms = termsOf([{ amount: 20, unit: 'working-day' }]);
const forked = take(
  received(permit, at('2026-03-02 08:00'), terms),
  permit,
  ...['reception/hand-over', 'assignment/assign', 'appraisal/request-opinions'].map(
    (action) => `2026-03-02 09:00 ${action}`,
  ),
);
const officer = { officerId: 1, username: 'thu.ly', fullName: 'Cán Bộ Mẫu' };
const actor = { officer, post: { agencyId: LEAD, title: 'Chuyên viên' }, agencyName: 'Sở Mẫu' };
const nothing = () => sql`select 1`;

describe('two opinions given at the same instant', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  /** A dossier that waits for both opinions, at version 1. */
  async function waiting(): Promise<string> {
    const id = uuid();
    const line = { dossierId: id, sequence: 1, at: NOW, action: 'receive', actionName: 'Tiếp nhận' };
    const [procedure] = await test.database.query<{ id: number }>(sql`
      select id from procedure.procedure order by id limit 1`);
    await insertDossier(
      test.database,
      {
        ...{ id, codePrefix: 'H99-260302-', codeDay: '2026-03-02', workflowId: 1, channel: 'direct' },
        procedure: { id: procedure!.id, code: '1.013225', name: 'Cấp phép', caseCode: null, fieldCode: null },
        secrecy: 'normal',
        ...{ receivingAgencyId: DESK, leadAgencyId: LEAD, receivedAt: forked.receivedAt, terms },
        ...{
          due: presentDue(forked),
          closedAt: null,
          submitter: null,
          online: null,
          components: [],
          tasks: forked.tasks,
        },
        ...{ returning: { way: 'desk' }, notices: UNSAID, sets: 1, area: null },
        applicant: {
          ...{ kind: 'person', fullName: 'Nguyễn Văn Mẫu', address: 'Thôn Mẫu' },
          identity: { kind: 'citizen-id', number: '099000000001' },
        },
        sealed: {
          ...{ identity: Buffer.of(1), identityIndex: Buffer.of(1), identityTail: '001' },
          ...{ phone: null, phoneIndex: null, email: null },
          ...{ submitterPhone: null, submitterIdentityIndex: null },
        },
        history: historyLine(actor, { ...line, toSteps: [...BRANCHES], status: 'processing' }),
      },
      auditOf(id),
      sql`true`,
      nothing,
    );
    return id;
  }

  /** What an officer sees, and the opinion they send on it. @returns whether it took effect */
  async function look(id: string, step: (typeof BRANCHES)[number]): Promise<() => Promise<boolean>> {
    const state = await loadState(test.database, id, sql`true`);
    const action = permit.actions.find(({ from }) => from === step);
    const change = planAction(state!, permit, action!, worldAt(NOW), {});
    const line = { dossierId: id, sequence: state!.version + 1, at: NOW, fromStep: step };
    const history = historyLine(actor, {
      ...{ ...line, action: action!.code, actionName: action!.name },
      ...{ toSteps: change.toSteps, status: change.status },
    });
    const rest = { request: {}, result: null, audit: auditOf(id) };
    return () => applyChange(test.database, { state: state!, change, history, ...rest }, nothing);
  }

  const auditOf = (id: string) => ({
    ...{ at: NOW, actor: officer.username, officerId: 1, action: 'dossier.act' },
    ...{ subjectType: 'dossier', subjectId: id, details: {} },
  });

  /** Both look, both send at once; the one who lost looks again and repeats. @returns the branch that was first */
  async function race(order: readonly (typeof BRANCHES)[number][]): Promise<string> {
    const id = await waiting();
    const sendings = await Promise.all(order.map((step) => look(id, step)));
    const won = await Promise.all(sendings.map((send) => send()));
    expect([...won].sort()).toEqual([false, true]);
    const late = order[won.indexOf(false)]!;
    expect(await (await look(id, late))()).toBe(true);
    return order[won.indexOf(true)]!;
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    `join exactly once, in each of ${RACES / 10} races (part %i)`,
    async () => {
      const first: string[] = [];
      for (let begun = 0; begun < RACES / 10; begun += TOGETHER) {
        const orders = Array.from({ length: TOGETHER }, (_, index) =>
          index % 2 === 0 ? BRANCHES : BRANCHES.toReversed(),
        );
        first.push(...(await Promise.all(orders.map(race))));
      }
      expect(new Set(first).size).toBe(2);
    },
  );

  it('leave each dossier with one open join that holds two tokens, and a history without gap or double', async () => {
    const outcomes = await test.database.query(sql`
      select count(*)::int as dossiers, version, tasks, history, announced from (
        select d.version,
               (select jsonb_agg(jsonb_build_array(t.step, t.arrived, t.waits_for, t.closed_at is null) order by t.id)
                from dossier.task t where t.dossier_id = d.id) as tasks,
               (select jsonb_agg(h.sequence order by h.sequence)
                from dossier.history h where h.dossier_id = d.id) as history,
               (select jsonb_agg(m.payload -> 'sequence' order by m.payload -> 'sequence')
                from platform.outbox_message m where m.subject_id = d.id) as announced
        from dossier.dossier d) raced
      group by version, tasks, history, announced`);
    expect(outcomes).toEqual([
      {
        ...{ dossiers: RACES, version: 3, history: [1, 2, 3], announced: [1, 2, 3] },
        tasks: [
          ['construction-opinion', 1, 1, false],
          ['environment-opinion', 1, 1, false],
          ['opinion-summary', 2, 2, true],
        ],
      },
    ]);
  });
});
