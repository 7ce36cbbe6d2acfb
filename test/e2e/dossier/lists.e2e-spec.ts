import { withoutDossiers } from '../../support/emptied.ts';
import type { Answer, Officer } from '../../support/officer.ts';
import { jointBirthRegistration } from '../../support/receptions.ts';
import { countStatements } from '../../support/statements.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receiveAs, walk, walkTo } from '../../support/walk.ts';

type Item = Answer['body'];

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

/** Reads a list to its end, a page at a time. @param between what happens after each page */
async function pages(
  officer: Officer,
  path: string,
  limit: number,
  between = async () => {},
): Promise<Item[][]> {
  const read: Item[][] = [];
  let cursor = '';
  do {
    const { status, body } = await officer.get(`${path}?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    read.push(body.items);
    cursor = body.next ?? '';
    if (cursor) await between();
  } while (cursor);
  return read;
}

const ids = (items: Item[]): string[] => items.map((item) => item.dossier?.id ?? item.id);

const encoded = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
const DOSSIER = '0198c0de-0000-7000-8000-000000000000';

describe.each(['/dossiers', '/tasks'])('the pages of %s', (path) => {
  let expected: string[];

  beforeAll(async () => {
    await withoutDossiers(api.database);
    expected = [];
    for (let number = 0; number < 23; number++) {
      // Some share the instant, as dossiers of a busy morning do.
      if (number % 3 === 0) api.clock.advance({ minutes: 1 });
      expected.push((await receive(officers.desk)).id);
    }
  });

  it.each([1, 4, 7, 23, 100])('of %i hold every dossier once', async (limit) => {
    const read = await pages(officers.desk, path, limit);
    expect(ids(read.flat()).sort()).toEqual([...expected].sort());
    expect(read.slice(0, -1).every((page) => page.length === limit)).toBe(true);
  });

  it('lose nothing and repeat nothing while new ones arrive', async () => {
    const arrive = async (): Promise<void> => {
      await receive(officers.desk);
    };
    const read = ids((await pages(officers.desk, path, 5, arrive)).flat());
    expect(new Set(read).size).toBe(read.length);
    expect(read).toEqual(expect.arrayContaining(expected));
  });

  it('take as many SQL statements for a hundred lines as for one', async () => {
    const counts = [];
    for (const limit of [1, 10, 100]) {
      counts.push(await countStatements(() => officers.desk.get(`${path}?limit=${limit}`)));
    }
    // One to recognise the session, one for the page.
    expect(counts).toEqual([2, 2, 2]);
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['nothing', ''],
    ['no list', encoded({ since: '2026-03-04T08:00:00Z' })],
    ['too little', encoded(['2026-03-04T08:00:00.000Z'])],
    ['a day that is none', encoded(['2026-02-30T08:00:00.000Z', path === '/tasks' ? '1' : DOSSIER])],
    ['a year before all calendars', encoded(['0000-01-01T00:00:00.000Z', path === '/tasks' ? '1' : DOSSIER])],
    ['another list’s key', encoded(['2026-03-04T08:00:00.000Z', path === '/tasks' ? DOSSIER : '1'])],
    ['an SQL fragment', encoded(["2026-03-04T08:00:00.000Z' or true--", '1'])],
    ['a number too big', encoded(['2026-03-04T08:00:00.000Z', '9'.repeat(19)])],
  ])('refuse a cursor of %s', async (_what, cursor) => {
    const answer = await officers.desk.get(`${path}?cursor=${encodeURIComponent(cursor)}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'dossier.cursor-invalid']);
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['limit=1&limit=2', '/limit'],
    [`cursor=${'x'.repeat(201)}`, '/cursor'],
    ['secrecy=normal', '/secrecy'],
  ])('refuse the query %s', async (query, pointer) => {
    const answer = await officers.desk.get(`${path}?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
  });
});

describe('GET /dossiers', () => {
  it('shows the dossiers of my agencies only, the newest first', async () => {
    await withoutDossiers(api.database);
    const elsewhere = await api.signIn('tiepnhan.benlau');
    const here = await receive(officers.desk);
    api.clock.advance({ minutes: 5 });
    const there = await receive(elsewhere);
    api.clock.advance({ minutes: 5 });
    const later = await receive(officers.desk);
    const seenBy = async (officer: Officer) => ids((await officer.get('/dossiers')).body.items);
    expect(await seenBy(officers.desk)).toEqual([later.id, here.id]);
    expect(await seenBy(officers.caseOfficer)).toEqual([later.id, here.id]);
    expect(await seenBy(elsewhere)).toEqual([there.id]);
    expect(await seenBy(await api.signIn('giamsat.tinh'))).toEqual([later.id, there.id, here.id]);
    expect(await seenBy(await api.signIn('thuly.taichinh'))).toEqual([]);
  });

  it('shows a dossier once to who oversees several agencies that took part in it at different times', async () => {
    await withoutDossiers(api.database);
    const { id } = await receiveAs(officers.desk, jointBirthRegistration());
    for (const [who, step, action] of [
      ['desk', 'reception', 'hand-over'],
      ['unitHead', 'assignment', 'assign'],
      ['caseOfficer', 'appraisal', 'submit'],
      ['leader', 'approval', 'approve'],
    ] as const) {
      api.clock.advance({ minutes: 5 });
      await walk([[who, step, action]], 'done', id, officers);
    }
    const later = await receive(officers.desk);
    const supervisor = await api.signIn('giamsat.tinh');
    for (const limit of [1, 2, 50]) {
      expect(ids((await pages(supervisor, '/dossiers', limit)).flat())).toEqual([later.id, id]);
    }
  });
});

describe('GET /tasks', () => {
  it('is the inbox of my posts, the most urgent first and what waits for the applicant last', async () => {
    await withoutDossiers(api.database);
    api.clock.set('2026-03-04T08:00:00+07:00');
    const waiting = await receive(officers.desk);
    await walkTo('appraisal', waiting.id, officers);
    await officers.caseOfficer.act(waiting.id, {
      step: 'appraisal',
      action: 'request-supplement',
      supplement: { items: ['Giấy chứng sinh'], reason: 'Thiếu' },
    });
    api.clock.advance({ hours: 1 });
    const urgent = await receive(officers.desk);
    api.clock.advance({ hours: 1 });
    const later = await receive(officers.desk);
    const { body } = await officers.desk.get('/tasks');
    expect(body.items.map((task: Item) => [task.dossier.id, task.step, task.dueAt])).toEqual([
      [urgent.id, 'reception', '2026-03-04T10:00:00.000+07:00'],
      [later.id, 'reception', '2026-03-04T11:00:00.000+07:00'],
      [waiting.id, 'awaiting-supplement', null],
    ]);
    expect((await officers.caseOfficer.get('/tasks')).body).toEqual({ items: [], next: null });
  });

  it('leaves the inbox with the action that was taken', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('assignment', id, officers);
    expect(ids((await officers.desk.get('/tasks')).body.items)).not.toContain(id);
    expect(ids((await officers.unitHead.get('/tasks')).body.items)).toContain(id);
  });
});
