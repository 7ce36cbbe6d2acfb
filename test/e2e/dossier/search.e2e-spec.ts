import { sql } from '#platform/database';
import type { Answer, Officer } from '../../support/officer.ts';
import { applicant, landRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receiveAs, receivedSupplement, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let elsewhere: Officer;
let huong: Answer['body'];
let done: Answer['body'];

const named = (fullName: string, more = {}) => ({ applicant: { ...applicant, fullName, ...more } });

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  elsewhere = await api.signIn('tiepnhan.benlau');
  huong = await receive(officers.desk, named('Đỗ Thị Hường', { phone: '0912345678' }));
  await receive(officers.desk, named('Đỗ Văn Hưởng'));
  await receive(elsewhere, named('Đỗ Thị Hướng'));
  done = await receive(officers.desk, named('Lê Văn Xong'));
  await walkTo('done', done.id, officers);
  await receiveAs(officers.desk, landRegistration());
});
afterAll(() => api.close());

const names = async (officer: Officer, query: string): Promise<string[]> => {
  const { status, body } = await officer.get(`/dossiers?${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.items.map((item: Answer['body']) => item.applicant);
};
const typed = (text: string) => encodeURIComponent(text);

describe('a search by name', () => {
  it.each([
    'do thi huong',
    'ĐỖ THỊ HƯỜNG',
    'Đỗ Thị Hường'.normalize('NFD'),
    'huong do thi',
    'thi huong',
    'do thi hu',
    'hường đỗ',
    '  do   thi, huong.',
  ])('finds Đỗ Thị Hường by “%s”', async (name) => {
    expect(await names(officers.desk, `applicant=${typed(name)}`)).toContain('Đỗ Thị Hường');
    expect(await names(officers.desk, `text=${typed(name)}`)).toContain('Đỗ Thị Hường');
  });

  it.each(['do thi huong mai', 'hi huong', 'uong', 'do th huong', "do' | 'khong", 'do | khong:*'])(
    'does not by “%s”',
    async (name) => {
      expect(await names(officers.desk, `applicant=${typed(name)}`)).not.toContain('Đỗ Thị Hường');
    },
  );

  it('tells an agency nothing of what lies with another, and counts none of it', async () => {
    expect(await names(elsewhere, 'applicant=do+thi+huong')).toEqual(['Đỗ Thị Hướng']);
    expect((await elsewhere.get('/dossiers/count?applicant=do+thi+huong')).body).toEqual({
      total: 1,
      totalExact: true,
    });
    for (const query of [
      'applicant=do+van+huong',
      `text=${huong.code}`,
      `code=${huong.code}`,
      'text=12/TLKS',
    ]) {
      expect(await names(elsewhere, query)).toEqual([]);
      expect((await elsewhere.get(`/dossiers/count?${query}`)).body.total).toBe(0);
    }
  });
});

describe('a search', () => {
  it.each([
    ['what follows the agency in its code', () => `code=${huong.code.split('-').slice(1).join('-')}`],
    ['its code as free text', () => `text=${huong.code}`],
    [
      'its case, channel and agency',
      () => 'case=1.001193.01&channel=direct&agency=H99.41&applicant=huong+do+thi',
    ],
  ])('finds a dossier by %s', async (_what, query) => {
    expect(await names(officers.desk, query())).toEqual(['Đỗ Thị Hường']);
  });

  it('finds what was closed by the day and by the number of its result', async () => {
    expect(await names(officers.desk, 'closedFrom=2026-03-04&closedTo=2026-03-04')).toEqual(['Lê Văn Xong']);
    expect(await names(officers.desk, `text=${typed('12/tlks')}`)).toEqual(['Lê Văn Xong']);
    expect(await names(officers.desk, 'closedTo=2026-03-03')).toEqual([]);
  });

  it('finds a procedure by words of its name', async () => {
    expect(await names(officers.desk, `text=${typed('dat dai dang ky')}`)).toEqual([
      'Hợp tác xã Ví Dụ Hoa Ban',
    ]);
  });

  it('narrows down a look-up by phone', async () => {
    const found = async (filter: object) =>
      (await officers.desk.post('/dossiers/look-ups', { phone: '0912345678', filter })).body.items.length;
    expect([
      await found({}),
      await found({ status: 'received' }),
      await found({ status: 'returned' }),
    ]).toEqual([1, 1, 0]);
  });

  it('goes both ways through time, and stays in place while dossiers arrive', async () => {
    const newest = await names(officers.desk, 'limit=100');
    const read: string[] = [];
    let cursor = '';
    do {
      const { body } = await officers.desk.get(
        `/dossiers?order=oldest-first&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      read.push(...body.items.map((item: Answer['body']) => item.applicant));
      cursor = body.next ?? '';
      if (read.length < 4) await receive(officers.desk, named('Phạm Thị Mới'));
    } while (cursor);
    expect(read.slice(0, newest.length)).toEqual([...newest].reverse());
    expect(read.filter((name) => name === 'Phạm Thị Mới').length).toBe(1);
  });
});

describe('the list of a unit', () => {
  const tasks = async (officer: Officer, query = '') => (await officer.get(`/tasks/unit${query}`)).body.items;

  it('is for who heads it, and tells who holds what, how long is left and what stands out', async () => {
    const { id } = await receive(officers.desk, named('Trần Thị Tổ'));
    await walkTo('appraisal', id, officers);
    const [task] = await tasks(officers.unitHead);
    await officers.caseOfficer.post(`/tasks/${task.id}/claim`);
    const [held] = await tasks(officers.unitHead, '?holder=thuly.hoaban');
    expect(held).toMatchObject({
      id: task.id,
      holder: { username: 'thuly.hoaban' },
      papers: 2,
      flags: ['due-today'],
    });
    expect(held.timeLeft.minutes).toBeGreaterThan(0);
    expect(held.timeLeft.words.vi).toMatch(/^còn .* làm việc$/);
    expect(await tasks(officers.unitHead, '?unclaimed=true')).toEqual([]);
    expect((await officers.caseOfficer.get('/tasks/unit')).status).toBe(403);
  });

  it('shows what comes back, what a supplement came in for, and what stands still last', async () => {
    const { id } = await receive(officers.desk, named('Trần Văn Bù'));
    await walkTo('appraisal', id, officers);
    await officers.caseOfficer.act(id, {
      step: 'appraisal',
      action: 'request-supplement',
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    const waiting = (await officers.desk.get('/tasks?limit=100')).body.items.at(-1);
    expect([waiting.dossier.id, waiting.timeLeft.minutes, waiting.timeLeft.words.vi]).toEqual([
      id,
      null,
      'đang tạm dừng tính thời hạn',
    ]);
    await officers.desk.act(id, {
      ...{ step: 'awaiting-supplement', action: 'receive-supplement' },
      receivedSupplement,
    });
    const back = (await officers.caseOfficer.get('/tasks')).body.items.find(
      (task: Answer['body']) => task.dossier.id === id,
    );
    expect(back.flags).toContain('supplemented');
    expect(back.flags).not.toContain('returned-to-me');
    api.clock.advance({ days: 7 });
    const late = (await officers.caseOfficer.get('/tasks?due=late')).body.items.find(
      (task: Answer['body']) => task.dossier.id === id,
    );
    expect(late.flags).toEqual(['late', 'dossier-late', 'supplemented']);
    expect(late.timeLeft.words).toEqual({
      vi: expect.stringMatching(/^quá hạn \d+ ngày/),
      en: expect.stringMatching(/overdue$/),
    });
    expect((await officers.caseOfficer.get('/tasks?due=today')).body.items).toEqual([]);
  });
});

describe('a name that more than ten thousand bear', () => {
  it('is found newest first, and by nobody more than they may see', async () => {
    await api.database.query(sql`
      with copies as (
             insert into dossier.dossier
             select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || n,
                      'received_at', d.received_at - n * interval '1 minute'))).*
             from dossier.dossier d, generate_series(1000, 11000) n where d.id = ${huong.id}
             returning id, received_at),
           applicants as (
             insert into dossier.applicant (dossier_id, kind, full_name, identity_kind, address, submitter_name, received_at)
             select copies.id, a.kind, a.full_name, a.identity_kind, a.address, a.submitter_name, copies.received_at
             from dossier.applicant a, copies where a.dossier_id = ${huong.id})
      insert into dossier.participation (agency_id, dossier_id, since)
      select p.agency_id, copies.id, copies.received_at
      from dossier.participation p, copies where p.dossier_id = ${huong.id}`);
    const { body } = await officers.desk.get('/dossiers?applicant=huong+do+thi&limit=50');
    expect(body.items).toHaveLength(50);
    expect(body.items[0].code).toBe(huong.code);
    const received = body.items.map(({ receivedAt }: Answer['body']) => receivedAt);
    expect(received).toEqual([...received].sort().reverse());
    expect(new Set(body.items.map(({ applicant: name }: Answer['body']) => name))).toEqual(
      new Set(['Đỗ Thị Hường']),
    );
    expect(await names(elsewhere, 'applicant=huong+do+thi')).toEqual(['Đỗ Thị Hướng']);
  });
});
