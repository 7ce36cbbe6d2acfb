import { DossierScope } from '#dossier';
import {
  createDataSource,
  Database,
  EVERYTHING,
  NOTHING,
  type Sight,
  type Sql,
  sql,
} from '#platform/database';
import { asApplication } from '#testing';
import { layHeldLine } from '../support/held-line.ts';
import { OWNERS_FUNCTIONS } from '../support/owners-functions.ts';
import { setWall, walledTables } from '../support/row-security.ts';
import { serviceKeyOf } from '../support/service-keys.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { hoaBan, receive, walkTo } from '../support/walk.ts';
import { dossiersFound, furnishDossier, seeing, sightOf } from '../support/walled-dossiers.ts';

/** Tables that hang on a dossier and lie open: what sight is made of, and ids beside what became of them. */
const OPEN = [
  'dossier.involvement',
  'dossier.participation',
  'dossier.task',
  'reorganization.moved_dossier',
  'supervision.notice',
  'workflow_change.outcome',
];

/** Tables behind the wall that hang on an agency and no dossier. */
const OF_AGENCIES = ['intake.portal_fault', 'supervision.board_cell', 'supervision.recount_difference'];

let api: TestApi;
/** As the API has it: by its login, over its pool of two. */
let served: Database;
let tables: string[];
let own: { id: string; code: string };
let foreign: { id: string; code: string };
let ownSight: Sight;
let foreignSight: Sight;

/** Of which dossiers a query finds rows that forgot to ask who may see them. */
const dossiersIn = (table: string, database = served) => dossiersFound(database, table);

beforeAll(async () => {
  api = await createTestApi({ DATABASE_POOL: '2' });
  served = api.app.get(Database);
  tables = (await walledTables(api.database)).filter((table) => !OF_AGENCIES.includes(table));
  const officers = await hoaBan(api);
  own = await receive(officers.desk);
  await walkTo('approval', own.id, officers);
  foreign = await receive(await api.signIn('tiepnhan.saokhue'));
  for (const { id } of [own, foreign]) await furnishDossier(api.database, id);
  ownSight = await sightOf(api.database, 'lanhdao.hoaban');
  foreignSight = await sightOf(api.database, 'tiepnhan.saokhue');
});
afterAll(() => api.close());

describe('15. a query that forgot to ask who may see', () => {
  it('finds what hangs on dossiers of the own agency alone, in every table there is of it', async () => {
    expect(tables).toHaveLength(46);
    for (const table of tables) {
      expect([table, await dossiersIn(table, api.database)]).toEqual([table, [own.id, foreign.id].sort()]);
      expect([table, await seeing(ownSight, () => dossiersIn(table))]).toEqual([table, [own.id]]);
      expect([table, await seeing(foreignSight, () => dossiersIn(table))]).toEqual([table, [foreign.id]]);
    }
  });

  it('finds nothing where nobody said who asks, in a request or beside one', async () => {
    for (const table of tables) {
      expect([table, await dossiersIn(table)]).toEqual([table, []]);
      expect([table, await seeing(NOTHING, () => dossiersIn(table))]).toEqual([table, []]);
    }
  });

  it('finds everything only where it is said that it may', async () => {
    for (const table of tables) {
      expect(await seeing(EVERYTHING, () => dossiersIn(table))).toHaveLength(2);
    }
  });

  it('changes and takes away nothing of another agency', async () => {
    const undone = new Error('undone');
    const changed: unknown[] = [];
    await seeing(ownSight, () =>
      served.transaction(async (tx) => {
        changed.push(
          ...(await tx.query(sql`update dossier.applicant set address = '' returning dossier_id as id`)),
        );
        changed.push(...(await tx.query(sql`update dossier.dossier set status = status returning id`)));
        changed.push(...(await tx.query(sql`delete from dossier.retention_hold returning dossier_id as id`)));
        throw undone;
      }),
    ).catch((error: unknown) => expect(error).toBe(undone));
    expect(changed).toEqual([{ id: own.id }, { id: own.id }, { id: own.id }]);
  });

  it('takes in no dossier at another agency’s desk, and adds nothing where it sees nothing', async () => {
    const copyTo = (agency: Sql) => sql`
      insert into dossier.dossier
      select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', 'H99-260304-9999',
                'receiving_agency_id', ${agency}, 'lead_agency_id', ${agency}))).*
      from dossier.dossier d where d.id = ${own.id}`;
    const [there] = foreignSight.agencies as number[];
    const elsewhere = seeing(ownSight, () => served.query(copyTo(sql`${there}::int`)));
    await expect(elsewhere).rejects.toThrow('row-level security');
    const hold = sql`insert into dossier.late_entry (id, dossier_id, content, explanation, entered_at, entered_by, state)
      values (gen_random_uuid(), ${own.id}, '{}', '', now(), 1, 'pending')`;
    await expect(served.query(hold)).rejects.toThrow('row-level security');
  });

  it('sees through involvement, a held step and participation at once, and no longer than they last', async () => {
    const inPerson = (officer: number): Sight => ({ agencies: [], officers: [officer] });
    const sees = (seen: Sight) => seeing(seen, () => dossiersIn('dossier.applicant'));
    const [agency] = ownSight.agencies as number[];
    expect(await sees(inPerson(7))).toEqual([]);
    await api.database.query(sql`
      insert into dossier.involvement (dossier_id, officer_id, kind, since) values (${foreign.id}, 7, 'watch', now())`);
    expect(await sees(inPerson(7))).toEqual([foreign.id]);
    await api.database.query(sql`delete from dossier.involvement`);
    expect(await sees(inPerson(7))).toEqual([]);
    await api.database.query(sql`
      update dossier.task set assignee_id = 7, delegate_id = 8 where dossier_id = ${foreign.id}`);
    expect([await sees(inPerson(7)), await sees(inPerson(8))]).toEqual([[foreign.id], [foreign.id]]);
    await api.database.query(sql`
      update dossier.task set assignee_id = null, delegate_id = null where dossier_id = ${foreign.id}`);
    expect([await sees(inPerson(7)), await sees(inPerson(8))]).toEqual([[], []]);
    await api.database.query(sql`insert into dossier.participation values (${agency}, ${foreign.id}, now())`);
    expect(await sees(ownSight)).toEqual([own.id, foreign.id].sort());
    await api.database.query(sql`
      delete from dossier.participation where (agency_id, dossier_id) = (${agency}, ${foreign.id})`);
    expect(await sees(ownSight)).toEqual([own.id]);
  });

  it('has no way around: no view of the owner’s, and no function that runs as the owner but these', async () => {
    const views = await api.database.query(sql`
      select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
        and not coalesce(c.reloptions @> '{security_invoker=true}', false)`);
    expect(views).toEqual([]);
    const functions = await api.database.query<{ name: string }>(sql`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`);
    expect(functions.map(({ name }) => name)).toEqual(OWNERS_FUNCTIONS);
    // A function of the caller's own sees what they see; the one that runs as the owner gives ids that lead nowhere.
    const count = sql`select count(*)::int as n from dossier.history_content((select h from dossier.history h
      where h.dossier_id = ${foreign.id} limit 1)) c where c is not null and length(c) > 2`;
    expect(await seeing(ownSight, () => served.query(count))).toEqual([{ n: 0 }]);
    const named = sql`select d.id from dossier.applicants_named('Mẫu', null) n
      join dossier.dossier d on d.id = n.dossier_id`;
    expect(await seeing(ownSight, () => served.query(named))).toEqual([{ id: own.id }]);
  });

  it('is walled off in every table that hangs on a dossier, but for those named here', async () => {
    const open = await api.database.query<{ name: string }>(sql`
      select c.oid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'dossier_id' and c.relkind = 'r' and not c.relrowsecurity order by 1`);
    expect(open.map(({ name }) => name)).toEqual(OPEN);
  });
});

describe('15. a planted hole: the filter of every list and every dossier is gone', () => {
  let restore: () => void;

  beforeAll(() => {
    const scope = api.app.get(DossierScope, { strict: false });
    scope.where = () => Promise.resolve(sql`true`);
    scope.ways = () =>
      api.database
        .query<{ id: number }>(sql`select id from organization.agency`)
        .then((rows) => [
          { from: 'agencies' as never, ids: rows.map(({ id }) => id), rest: sql`true`, confinedBy: [] },
        ]);
    restore = () => ['where', 'ways'].forEach((method) => Reflect.deleteProperty(scope, method));
  });
  afterAll(() => restore());

  const codesSeen = async (token: string): Promise<string[]> => {
    const { body } = await api.anyone.send('GET', '/dossiers', undefined, {
      authorization: `Bearer ${token}`,
    });
    return body.items.map(({ code }: { code: string }) => code);
  };
  const pages = (id: string) => [
    ...[`/dossiers/${id}`, `/dossiers/${id}/history`, `/dossiers/${id}/deadline`],
    ...[`/dossiers/${id}/deliveries`, `/dossiers/${id}/audit-entries`],
  ];

  it('shows nothing of another agency', async () => {
    const leader = await api.signIn('lanhdao.hoaban');
    expect(await codesSeen(leader.session ?? '')).toEqual([own.code]);
    expect((await leader.get('/dossiers/count')).body).toMatchObject({ total: 1 });
    for (const page of pages(foreign.id)) {
      const { status } = await leader.get(page);
      expect([page, status]).toEqual([page, 404]);
    }
    expect((await leader.get('/dossiers/export')).body.toString()).not.toContain(foreign.code);
  });

  it('would show it without the wall', async () => {
    const leader = await api.signIn('lanhdao.hoaban');
    await setWall(api.database, tables, false);
    try {
      expect((await codesSeen(leader.session ?? '')).sort()).toEqual([own.code, foreign.code].sort());
      expect((await leader.get(`/dossiers/${foreign.id}`)).status).toBe(200);
    } finally {
      await setWall(api.database, tables, true);
    }
  });

  it('shows each of many who ask at once over two connections their own', async () => {
    const askers: [token: string, sees: string[]][] = [
      [(await api.signIn('lanhdao.hoaban')).session ?? '', [own.code]],
      [(await api.signIn('tiepnhan.saokhue')).session ?? '', [foreign.code]],
      [(await api.signIn('tiepnhan.maivang')).session ?? '', []],
      [await serviceKeyOf(api, 'H99.43'), []],
    ];
    const rounds = Array.from({ length: 15 }, (_, round) => askers.map((asker) => ({ round, asker })));
    const answers = await Promise.all(
      rounds.flat().map(async ({ round, asker: [token, sees] }) => {
        // A look-up sees everything, and is followed by who does not.
        if (round % 3 === 0) await api.anyone.get(`/tracking/${foreign.code}`);
        return { seen: await codesSeen(token), sees };
      }),
    );
    for (const { seen, sees } of answers) expect(seen).toEqual(sees);
  });
});

describe('15. a connection that is used again', () => {
  const all = () => Promise.all([dossiersIn('dossier.dossier'), dossiersIn('dossier.applicant')]);
  const failing = sql`select 1 / (select count(*) - count(*) from dossier.dossier)`;

  it('shows the next what is theirs after a statement that failed', async () => {
    await expect(seeing(ownSight, () => served.query(failing))).rejects.toThrow('division by zero');
    expect(await seeing(foreignSight, all)).toEqual([[foreign.id], [foreign.id]]);
    await expect(seeing(EVERYTHING, () => served.query(failing))).rejects.toThrow('division by zero');
    expect(await all()).toEqual([[], []]);
  });

  it('shows it after a transaction that failed, and within one nothing but what it began with', async () => {
    for (const [seen, id] of [
      [ownSight, own.id],
      [foreignSight, foreign.id],
      [ownSight, own.id],
    ] as const) {
      const begun = seeing(seen, () =>
        served.transaction(async (tx) => {
          expect(await tx.query(sql`select id from dossier.dossier`)).toEqual([{ id }]);
          await tx.query(failing);
        }),
      );
      await expect(begun).rejects.toThrow('division by zero');
      const crossed = seeing(seen, () =>
        served.transaction((tx) => seeing(EVERYTHING, () => tx.query(sql`select id from dossier.dossier`))),
      );
      await expect(crossed).rejects.toThrow('keeps the sight it began with');
    }
    expect(await all()).toEqual([[], []]);
  });

  it('shows it by a statement it keeps', async () => {
    const kept = () => served.queryPrepared<{ id: string }>(sql`select id from dossier.dossier order by id`);
    for (let turn = 0; turn < 8; turn += 1) {
      expect(await seeing(ownSight, kept)).toEqual([{ id: own.id }]);
      expect(await seeing(foreignSight, kept)).toEqual([{ id: foreign.id }]);
      expect(await kept()).toEqual([]);
    }
  });

  it('is told who asks without waiting for an answer', async () => {
    const line = await layHeldLine(asApplication(api.databaseUrl));
    const source = await createDataSource({
      url: line.url,
      pool: 1,
      applicationName: 'mot-cua-test',
    }).initialize();
    try {
      const database = new Database(source);
      const sent = line.holdUntilSent('as asked');
      const answer = seeing(ownSight, () => database.query(sql`select id as asked from dossier.dossier`));
      await sent;
      expect(await answer).toEqual([{ asked: own.id }]);
    } finally {
      await source.destroy();
      line.close();
    }
  });
});
