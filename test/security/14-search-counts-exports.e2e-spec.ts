import { sql } from '#platform/database';
import type { Answer, Officer } from '../support/officer.ts';
import { applicant, landRegistration } from '../support/receptions.ts';
import { createTestApi, type TestApi } from '../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receiveAs, walkTo } from '../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let everyone: Officer[];

const named = (fullName: string) => ({ applicant: { ...applicant, fullName } });

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  const elsewhere = await api.signIn('tiepnhan.benlau');
  everyone = [
    ...Object.values(officers),
    ...[elsewhere, await api.signIn('giamsat.tinh'), await api.signIn('thuly.taichinh')],
  ];
  api.clock.set('2026-03-02T08:00:00+07:00');
  const first = await receive(officers.desk, named('Đặng Thị Thử Ánh'));
  await walkTo('appraisal', first.id, officers);
  await receiveAs(officers.desk, landRegistration());
  api.clock.set('2026-03-04T08:00:00+07:00');
  await receive(elsewhere, named('Đặng Văn Thử Ảnh'));
  await receive(officers.desk, named('=HYPERLINK("http://xấu") 100%'));
});
afterAll(() => api.close());

const listed = async (officer: Officer, query: string): Promise<string[]> =>
  (await officer.get(`/dossiers?limit=100&${query}`)).body.items.map(({ code }: Answer['body']) => code);
const applicants = async (officer: Officer, query: string): Promise<string[]> =>
  (await officer.get(`/dossiers?limit=100&${query}`)).body.items.map(
    ({ applicant: name }: Answer['body']) => name,
  );

describe('item 14: search, count and export', () => {
  it.each([
    '',
    'status=processing',
    'procedure=1.001193',
    'field=G15-TP07',
    'receivedFrom=2026-03-04',
    'receivedTo=2026-03-03',
    'dueFrom=2026-03-05&dueTo=2026-03-05',
    'late=true',
    'holder=thuly.hoaban',
    'code=H99.41.01-2603',
    'code=260302-00',
    'case=1.001193.01&channel=direct',
    'channel=online',
    'agency=H99.41',
    'agency=H99.41&status=received',
    'closedFrom=2026-03-01',
    'text=anh thử',
    'text=khai sinh',
    'text=260304-0001&agency=H99.46',
    'applicant=dang thi thu anh',
    'applicant=ĐẶNG&late=true&status=processing',
  ])('over “%s” find for each officer exactly what they may see of what fits', async (query) => {
    const all = await Promise.all(everyone.map((officer) => listed(officer, query)));
    const wide = new Set(await listed(everyone.at(-2)!, query));
    for (const [place, officer] of everyone.entries()) {
      const visible = new Set(await listed(officer, ''));
      // Who oversees the whole province tells what fits; of that, each officer finds what they see without a filter.
      expect(all[place]).toEqual([...wide].filter((code) => visible.has(code)));
      expect((await officer.get(`/dossiers/count?${query}`)).body).toEqual({
        total: all[place]!.length,
        totalExact: true,
      });
    }
  });

  it('find what is looked for', async () => {
    const supervisor = everyone.at(-2)!;
    expect(await applicants(supervisor, 'applicant=dang van thu')).toEqual(['Đặng Văn Thử Ảnh']);
    expect(await applicants(supervisor, 'applicant=thị thử án')).toEqual(['Đặng Thị Thử Ánh']);
    expect(await applicants(supervisor, 'applicant=d_ng')).toEqual([]);
    expect((await applicants(supervisor, 'late=true')).length).toBe(1);
    expect((await applicants(supervisor, 'receivedFrom=2026-03-04')).length).toBe(2);
    expect((await applicants(supervisor, 'procedure=1.001193')).length).toBe(3);
  });

  it.each([
    ['applicant=%25%25', '/applicant'],
    ['code=H99', '/code'],
    ['code=H99.41.01-%25', '/code'],
    ['receivedFrom=2026-02-30', '/receivedFrom'],
    ['late=no', '/late'],
    ['secrecy=normal', '/secrecy'],
  ])('refuse “%s”', async (query, pointer) => {
    for (const path of ['/dossiers', '/dossiers/count', '/dossiers/export']) {
      const officer = officers.unitHead;
      const { status, body } = await officer.get(`${path}?${query}`);
      expect([path, status, body.errors?.[0]?.pointer]).toEqual([path, 400, pointer]);
    }
  });

  it('export what the list shows, with names masked, formulas disarmed and a trace of who took it', async () => {
    const { status, headers, body } = await officers.unitHead.get('/dossiers/export?procedure=1.001193');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers['content-disposition']).toContain('attachment');
    expect(body.startsWith('\uFEFFMã hồ sơ,')).toBe(true);
    const lines = (body as string).trim().split('\n').slice(1);
    expect(lines.map((line) => line.split(',')[0])).toEqual(
      await listed(officers.unitHead, 'procedure=1.001193'),
    );
    expect(body).toContain('Đặng T. T. Á.');
    expect(body).not.toContain('Thử Ánh');
    expect(body).not.toContain(',=HYPERLINK');
    const [entry] = await api.database.query(sql`
      select actor, details from audit.entry where action = 'dossier.export' order by id desc limit 1`);
    expect(entry).toEqual({
      actor: 'truongphong.hoaban',
      details: { procedure: '1.001193', atMost: 10_000 },
    });
  });

  it('keep names out of the audit trail', async () => {
    await officers.unitHead.get('/dossiers/export?applicant=dang thi thu anh');
    const [entry] = await api.database.query<{ details: object }>(sql`
      select details from audit.entry where action = 'dossier.export' order by id desc limit 1`);
    expect(entry!.details).toEqual({ byApplicant: true, atMost: 10_000 });
  });

  it('reach their end over a line of their own, however many pages they have', async () => {
    const { id } = await receive(officers.desk);
    const { body: before } = await officers.unitHead.get('/dossiers/count');
    await api.database.query(sql`
      with copies as (
             insert into dossier.dossier
             select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || n))).*
             from dossier.dossier d, generate_series(1000, 2200) n where d.id = ${id} returning id),
           applicants as (
             insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, address, submitter_name, received_at)
             select copies.id, a.kind, a.full_name, a.identity_kind, a.address, a.submitter_name, a.received_at
             from dossier.applicant a, copies where a.dossier_id = ${id})
      insert into dossier.participation
      select (jsonb_populate_record(p, jsonb_build_object('dossier_id', copies.id))).*
      from dossier.participation p, copies where p.dossier_id = ${id}`);
    await api.app.listen(0, '127.0.0.1');
    const answer = await fetch(`${await api.app.getUrl()}/api/v1/dossiers/export`, {
      headers: { authorization: `Bearer ${officers.unitHead.session}` },
    });
    const lines = (await answer.text()).trim().split('\n').slice(1);
    const codes = new Set(lines.map((line) => line.split(',')[0]));
    expect(codes.size).toBe(before.total + 1201);
  });
});
