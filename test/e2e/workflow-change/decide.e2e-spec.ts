import { v7 as uuid } from 'uuid';
import { raw, sql, type Sql } from '#platform/database';
import { DECISION, MOVE, MovingOffice } from '../../support/moving-office.ts';

let office: MovingOffice;

beforeEach(async () => {
  office = await MovingOffice.open();
});
afterEach(() => office.close());

describe('putting a plan into effect', () => {
  it('happens once, of two at the same instant and for a repeated request', async () => {
    const { id } = await office.at('appraisal');
    await office.publish();
    const change = await office.planned();
    const key = uuid();
    const answers = await Promise.all([
      office.apply(change.id, key),
      office.apply(change.id, key),
      office.apply(change.id),
      office.apply(change.id),
    ]);
    const done = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ body }) => body.code === 'workflow-change.decided');
    expect([done.length + refused.length, done.length === 1 || done.length === 2]).toEqual([4, true]);
    for (const { body } of done) expect(body).toEqual({ id: change.id, state: 'applying' });
    await Promise.all([office.carryOut(), office.carryOut(), office.carryOut()]);
    expect((await office.history(id)).map(({ action }) => action).slice(3)).toEqual(['move-workflow']);
    const audited = await office.api.database.query(sql`
      select details from audit.entry where action = 'workflow.move-dossiers' and subject_id = ${change.id}`);
    expect(audited).toEqual([{ details: { code: MOVE.code, from: [1], to: 2, ...DECISION } }]);
  });

  it('is refused for a plan nobody made, and without reason and decision', async () => {
    expect((await office.apply(uuid())).body.code).toBe('workflow-change.unknown');
    await office.publish();
    const change = await office.planned();
    const bare = await office.administrator.post(`/workflow-changes/${change.id}/application`, {
      reason: ' ',
      decision: '',
    });
    expect([bare.status, bare.body.errors.length]).toEqual([400, 2]);
  });
});

/** As many dossiers as this at the appraisal, received alike. */
async function appraisedDossiers(count: number): Promise<string[]> {
  const { id } = await office.at('appraisal');
  const copied = (table: string): Sql => sql`
    insert into dossier.${raw(table)}
    select (jsonb_populate_record(t, jsonb_build_object('dossier_id', copies.id))).*
    from dossier.${raw(table)} t, copies where t.dossier_id = ${id}`;
  await office.api.database.query(sql`
    with copies as (
           insert into dossier.dossier
           select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || n))).*
           from dossier.dossier d, generate_series(2, ${count}) n where d.id = ${id} returning id),
         applicants as (
           insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, address, submitter_name, received_at)
           select copies.id, a.kind, a.full_name, a.identity_kind, a.address, a.submitter_name, a.received_at
           from dossier.applicant a, copies where a.dossier_id = ${id}),
         histories as (${copied('history')}),
         participations as (${copied('participation')})
    insert into dossier.task (dossier_id, step, step_name, agency_id, role, opened_at, due_at, time_limit)
    select copies.id, t.step, t.step_name, t.agency_id, t.role, t.opened_at, t.due_at, t.time_limit
    from dossier.task t, copies where t.dossier_id = ${id} and t.closed_at is null`);
  const rows = await office.api.database.query<{ id: string }>(sql`select id from dossier.dossier`);
  return rows.map((row) => row.id);
}

describe('an officer who acts while dossiers are moved', () => {
  const ROUNDS = 100;

  it('either acts or learns that the dossier was moved; nothing is lost and nothing happens twice', async () => {
    const dossiers = await appraisedDossiers(ROUNDS);
    await office.publish();
    const change = await office.planned();
    await office.apply(change.id);
    const act = (id: string) =>
      office.officers.caseOfficer.act(id, { step: 'appraisal', action: 'submit' }, 3);
    const early = dossiers.slice(0, ROUNDS / 2).map(act);
    await early[0];
    const [answers] = await Promise.all([
      Promise.all([...early, ...dossiers.slice(ROUNDS / 2).map(act)]),
      office.carryOut(),
    ]);
    const rows = await office.api.database.query<{
      id: string;
      trace: string;
      steps: string[];
      sequences: number[];
    }>(sql`
      select d.id,
             array(select h.sequence from dossier.history h where h.dossier_id = d.id order by 1) as sequences,
             (select string_agg(h.action, ' ' order by h.sequence) from dossier.history h
              where h.dossier_id = d.id and h.sequence > 3) as trace,
             array(select t.step from dossier.task t where t.dossier_id = d.id and t.closed_at is null) as steps
      from dossier.dossier d`);
    expect(rows).toHaveLength(ROUNDS);
    for (const { id, trace, steps, sequences } of rows) {
      const acted = answers[dossiers.indexOf(id)]!.status === 200;
      expect([trace, steps, sequences]).toEqual([
        acted ? 'submit' : 'move-workflow',
        [acted ? 'review' : 'study'],
        [1, 2, 3, 4],
      ]);
    }
    const outcomes = await office.api.database.query<{ outcome: string; dossiers: number }>(sql`
      select outcome, count(*)::int as dossiers from workflow_change.outcome group by 1`);
    expect(outcomes.reduce((sum, { dossiers: number }) => sum + number, 0)).toBe(ROUNDS);
    expect(outcomes.find(({ outcome }) => outcome === 'moved')?.dossiers ?? 0).toBe(
      answers.filter(({ status }) => status === 412).length,
    );
  });
});
