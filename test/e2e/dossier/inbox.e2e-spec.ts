import { testSeed } from '#testing';
import type { Answer, Officer } from '../../support/officer.ts';
import { folded, logOf, taskAt } from '../../support/tasks.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;
let colleague: Officer;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
  colleague = await api.signIn('thuly2.hoaban');
});
afterAll(() => api.close());

/** Reads an inbox to its end, two lines a page. */
async function lines(officer: Officer, holder?: string): Promise<Answer['body'][]> {
  const read: Answer['body'][] = [];
  let cursor = '';
  do {
    const { status, body } = await officer.get(
      `/tasks?limit=2${holder ? `&holder=${holder}` : ''}${cursor && `&cursor=${cursor}`}`,
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
    read.push(...body.items);
    cursor = body.next ?? '';
  } while (cursor);
  return read;
}

describe('an inbox', () => {
  /** Tasks at the appraisal, in the order of their due times. */
  const tasks: string[] = [];

  beforeAll(async () => {
    for (let number = 0; number < 7; number++) {
      const { id } = await receive(officers.desk);
      await walkTo('appraisal', id, officers);
      tasks.push((await taskAt(officers.caseOfficer, id, 'appraisal')).id);
      api.clock.advance({ minutes: 1 });
    }
    const [mine, mineToo, theirs, forMe] = tasks;
    await officers.caseOfficer.post(`/tasks/${mine}/claim`);
    await officers.caseOfficer.post(`/tasks/${mineToo}/claim`);
    await colleague.post(`/tasks/${theirs}/claim`);
    await colleague.post(`/tasks/${forMe}/claim`);
    await colleague.post(`/tasks/${forMe}/delegations`, { officer: 'thuly.hoaban', reason: 'Nghỉ ốm' });
  });

  const ids = async (holder?: string, officer = officers.caseOfficer) =>
    (await lines(officer, holder)).map(({ id }) => id);
  const pick = (...places: number[]) => places.map((place) => tasks[place]);

  it('holds what is mine, what I may act on, and what nobody of my post has, in one order', async () => {
    expect((await lines(officers.caseOfficer)).map(({ id, part }) => [id, part])).toEqual([
      ...[
        [tasks[0], 'holder'],
        [tasks[1], 'holder'],
        [tasks[3], 'delegate'],
      ],
      ...[
        [tasks[4], 'post'],
        [tasks[5], 'post'],
        [tasks[6], 'post'],
      ],
    ]);
  });

  it.each([
    ['me', [0, 1, 3]],
    ['nobody', [4, 5, 6]],
    ['post', [0, 1, 2, 3, 4, 5, 6]],
  ])('can be had of what is held by %s', async (holder, places) => {
    expect(await ids(holder)).toEqual(pick(...places));
  });

  it('says whose each is, and at which revision', async () => {
    expect((await lines(officers.caseOfficer, 'post'))[3]).toMatchObject({
      ...{ id: tasks[3], part: 'post', revision: 3 },
      holder: { username: 'thuly2.hoaban' },
      delegate: { username: 'thuly.hoaban' },
    });
  });

  it('shows a colleague theirs', async () => {
    expect(await ids(undefined, colleague)).toEqual(pick(2, 3, 4, 5, 6));
  });

  it('refuses another filter', async () => {
    expect((await officers.caseOfficer.get('/tasks?holder=anyone')).status).toBe(400);
  });
});

describe('a task that goes from hand to hand', () => {
  it('is with whom its log says, after any acts of anyone', async () => {
    const seed = testSeed();
    let state = seed;
    const draw = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const { id } = await receive(officers.desk);
    await walkTo('appraisal', id, officers);
    const { id: task } = await taskAt(officers.desk, id, 'appraisal');
    const people = [officers.caseOfficer, colleague, officers.unitHead, officers.leader, officers.clerk];
    const names = ['thuly.hoaban', 'thuly2.hoaban', 'vanthu.hoaban'];
    const act = (): Promise<Answer> => {
      const [who, to] = [people[draw(people.length)]!, { officer: names[draw(3)]!, reason: 'Thử' }];
      const acts = [
        () => who.post(`/tasks/${task}/claim`),
        () => who.post(`/tasks/${task}/release`, { reason: 'Thử' }),
        async () => {
          const { revision } = await taskAt(officers.desk, id, 'appraisal');
          return who.post(`/tasks/${task}/assignments`, to, { 'if-match': `"${revision}"` });
        },
        () => who.post(`/tasks/${task}/delegations`, to),
        () => who.post(`/tasks/${task}/delegations/end`),
      ];
      return acts[draw(acts.length)]!();
    };
    let done = 0;
    for (let round = 0; round < 60; round++) {
      const answers = await Promise.all(Array.from({ length: 1 + draw(3) }, act));
      expect([seed, answers.filter(({ status }) => status >= 500)]).toEqual([seed, []]);
      done += answers.filter(({ status }) => status === 200).length;
      const { holder, delegate, revision } = await taskAt(officers.desk, id, 'appraisal');
      const hands = { holder: holder?.username ?? null, delegate: delegate?.username ?? null };
      expect([seed, hands]).toEqual([seed, folded(await logOf(api.database, task))]);
      expect([seed, revision]).toEqual([seed, 1 + done]);
    }
    expect(done).toBeGreaterThan(2);
  });
});
