import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { AssignmentPolicy } from '#workflow';
import { Post } from '../../spec/post.ts';

const LEAST: AssignmentPolicy = { by: 'least-loaded' };
const TURN: AssignmentPolicy = { by: 'round-robin' };
const SAME: AssignmentPolicy = { by: 'same-as', step: 'first' };

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

/** Receives one dossier after another. @returns who got each */
async function receiveInOrder(
  post: Post,
  policy: AssignmentPolicy,
  count: number,
): Promise<(number | null)[]> {
  const holders = [];
  for (let number = 0; number < count; number++) holders.push((await post.receive(policy)).holder);
  return holders;
}

async function receiveUnclaimed(post: Post, count: number): Promise<string[]> {
  const ids = [];
  for (let number = 0; number < count; number++) ids.push((await post.receive()).dossierId);
  return ids;
}

/** Opens as many steps over all connections: nothing but the post's turns keeps them apart. @returns who got each */
async function openAtOnce(post: Post, count: number, policy: AssignmentPolicy): Promise<(number | null)[]> {
  const ids = await receiveUnclaimed(post, count);
  await Promise.all(ids.map((id) => post.leave(id, 'first', [post.task('second', policy)])));
  return Promise.all(ids.map((id) => post.holderOf(id, 'second')));
}

const sharesOf = (post: Post, holders: readonly (number | null)[]): number[] =>
  post.officers.map((_, place) => holders.filter((holder) => holder === place).length);

const claim = (dossierId: string, officer: number | undefined, step = 'first') =>
  test.database.query(sql`
    update dossier.task set assignee_id = ${officer ?? null}, revision = revision + 1
    where dossier_id = ${dossierId} and step = ${step} and closed_at is null`);

const loseThePost = (post: Post, place: number) =>
  test.database.query(sql`delete from organization.position where officer_id = ${post.officers[place]}`);

describe('a step of a post', () => {
  it.each<[string, AssignmentPolicy | undefined]>([
    ['without a policy', undefined],
    ['that is to be claimed', { by: 'claim' }],
    ['that is to be claimed among those of the field', { by: 'claim', among: ['field'] }],
  ])('%s goes to nobody, and takes nobody’s turn', async (_, policy) => {
    const post = await Post.with(test.database, 2);
    expect((await post.receive(policy)).holder).toBeNull();
    expect(await receiveInOrder(post, TURN, 1)).toEqual([0]);
  });

  it.each<[string, AssignmentPolicy]>([
    ['by turn', TURN],
    ['by load', LEAST],
    ['to who did the one before', SAME],
  ])('that nobody holds goes to nobody %s', async (_, policy) => {
    expect((await (await withoutHolders()).receive(policy)).holder).toBeNull();
  });

  it('says in its log that the policy gave it, and nothing where it found nobody', async () => {
    const post = await Post.with(test.database, 1);
    const { dossierId } = await post.receive(TURN);
    const unclaimed = await post.receive();
    const lines = await test.database.query(sql`
      select dossier_id as id, kind, by, officer_id as officer from dossier.assignment
      where dossier_id in (${dossierId}, ${unclaimed.dossierId})`);
    expect(lines).toEqual([{ id: dossierId, kind: 'policy', by: null, officer: post.officers[0] }]);
  });
});

/** A post whose only holder has just left it. */
async function withoutHolders(): Promise<Post> {
  const post = await Post.with(test.database, 1);
  await loseThePost(post, 0);
  return post;
}

describe('by turn', () => {
  it('each gets one, then the first again', async () => {
    const post = await Post.with(test.database, 3);
    expect(await receiveInOrder(post, TURN, 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  it('the turn of who left the post passes, and who came is next', async () => {
    const post = await Post.with(test.database, 3);
    await receiveInOrder(post, TURN, 2);
    await loseThePost(post, 0);
    expect(await receiveInOrder(post, TURN, 4)).toEqual([2, 1, 2, 1]);
  });

  it.each([1, 3, 7])(
    '50 steps that open at the same instant go to %i officers, each as many ±1',
    async (officers) => {
      const post = await Post.with(test.database, officers);
      const shares = sharesOf(post, await openAtOnce(post, 50, TURN));
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      expect(shares.reduce((sum, share) => sum + share)).toBe(50);
    },
  );

  it('several steps that open together at one post take as many turns', async () => {
    const post = await Post.with(test.database, 2);
    const fork = ['a', 'b', 'c'].map((step) => post.task(step, TURN));
    const id = await post.receiveAll(fork);
    expect(await Promise.all(['a', 'b', 'c'].map((step) => post.holderOf(id, step)))).toEqual([0, 1, 0]);
    expect(await receiveInOrder(post, TURN, 1)).toEqual([1]);
  });

  it('forks across two posts never wait for each other', async () => {
    const [one, other] = [await Post.with(test.database, 2), await Post.with(test.database, 2)];
    const to = (post: Post, step: string) => post.task(step, TURN);
    const ids = await receiveUnclaimed(one, 24);
    const forks = ids.map((id, number) =>
      one.leave(id, 'first', number % 2 ? [to(one, 'a'), to(other, 'b')] : [to(other, 'b'), to(one, 'a')]),
    );
    expect(new Set(await Promise.all(forks))).toEqual(new Set([true]));
  });
});

describe('by load', () => {
  it('it goes to who has the fewest open tasks, and among equals to who has waited longest', async () => {
    const post = await Post.with(test.database, 3);
    expect(await receiveInOrder(post, LEAST, 3)).toEqual([0, 1, 2]);
    const fourth = await post.receive(LEAST);
    expect(fourth.holder).toBe(0);
    await post.leave(fourth.dossierId, 'first', []);
    // All have one again; officer 0 was given something last.
    expect(await receiveInOrder(post, LEAST, 3)).toEqual([1, 2, 0]);
  });

  it('tasks of other posts count, and those that were claimed', async () => {
    const [post, elsewhere] = [await Post.with(test.database, 2), await Post.with(test.database, 1)];
    for (const officer of [post.officers[0], post.officers[0]]) {
      await claim((await elsewhere.receive()).dossierId, officer);
    }
    expect(await receiveInOrder(post, LEAST, 3)).toEqual([1, 1, 0]);
  });

  it('the step that is left by it counts no longer', async () => {
    const post = await Post.with(test.database, 2);
    const { dossierId } = await post.receive(TURN);
    await claim((await post.receive()).dossierId, post.officers[1]);
    await claim((await post.receive()).dossierId, post.officers[1]);
    await claim((await post.receive()).dossierId, post.officers[0]);
    // Officer 0 has two open tasks, one of which ends now; officer 1 has two.
    await post.leave(dossierId, 'first', [post.task('second', LEAST)]);
    expect(await post.holderOf(dossierId, 'second')).toBe(0);
  });

  it('it never goes to someone who has more than another', async () => {
    const post = await Post.with(test.database, 4);
    const open = async (): Promise<number[]> => {
      const rows = await test.database.query<{ load: number }>(sql`
        select (select count(*)::int from dossier.task t where t.assignee_id = o and t.closed_at is null) as load
        from unnest(${[...post.officers]}::int[]) with ordinality as officers(o, place) order by place`);
      return rows.map(({ load }) => load);
    };
    const given: { dossierId: string; holder: number | null }[] = [];
    for (let number = 0; number < 40; number++) {
      const before = await open();
      const step = await post.receive(LEAST);
      expect(before[step.holder!]).toBe(Math.min(...before));
      given.push(step);
      const done = given[(number * 7) % given.length]!;
      if (number % 3 === 0) await post.leave(done.dossierId, 'first', [], done.holder!);
      if (number % 3 === 0) given.splice((number * 7) % given.length, 1);
    }
  });

  it('steps that open at the same instant do not all go to the same one', async () => {
    const post = await Post.with(test.database, 4);
    const shares = sharesOf(post, await openAtOnce(post, 8, LEAST));
    expect(shares.filter((share) => share > 0).length).toBeGreaterThan(1);
  });
});

describe('to who did an earlier step', () => {
  it('it goes, also when that is the step being left', async () => {
    const post = await Post.with(test.database, 3);
    const { dossierId } = await post.receive();
    await post.leave(dossierId, 'first', [post.task('second', SAME)], 2);
    expect(await post.holderOf(dossierId, 'second')).toBe(2);
  });

  it('it goes to who did it last, steps in between notwithstanding', async () => {
    const post = await Post.with(test.database, 3);
    const { dossierId } = await post.receive();
    await post.leave(dossierId, 'first', [post.task('review')], 2);
    await post.leave(dossierId, 'review', [post.task('first', SAME)], 0);
    expect(await post.holderOf(dossierId, 'first')).toBe(2);
    await claim(dossierId, post.officers[1]);
    await post.leave(dossierId, 'first', [post.task('review')], 1);
    await post.leave(dossierId, 'review', [post.task('first', SAME)], 0);
    expect(await post.holderOf(dossierId, 'first')).toBe(1);
  });

  it('it falls to nobody when they no longer hold the post', async () => {
    const post = await Post.with(test.database, 3);
    const { dossierId } = await post.receive();
    await post.leave(dossierId, 'first', [post.task('review')], 2);
    await loseThePost(post, 2);
    await post.leave(dossierId, 'review', [post.task('first', SAME)], 0);
    expect(await post.holderOf(dossierId, 'first')).toBeNull();
  });

  it('it falls to nobody when nobody did it yet', async () => {
    const post = await Post.with(test.database, 1);
    const { dossierId } = await post.receive();
    await post.leave(dossierId, 'first', [post.task('second', { by: 'same-as', step: 'third' })]);
    expect(await post.holderOf(dossierId, 'second')).toBeNull();
  });

  it('it takes no turn', async () => {
    const post = await Post.with(test.database, 2);
    const { dossierId, holder } = await post.receive(TURN);
    await post.leave(dossierId, 'first', [post.task('second', SAME)], holder!);
    expect(await receiveInOrder(post, TURN, 2)).toEqual([1, 0]);
  });
});

describe('among those who look after it', () => {
  const among = (...what: ('field' | 'area')[]): AssignmentPolicy => ({ by: 'round-robin', among: what });
  const CIVIL_STATUS = { procedure: '1.001193' };
  const BUILDING = { procedure: '1.013225' };
  /** Its procedure has no field code. */
  const LAND = { procedure: '1.012783' };

  it('the field narrows, and who names none looks after all', async () => {
    const post = await Post.with(test.database, [
      { fields: ['G15-TP07'] },
      { fields: ['G17-XD11', 'G15-TP03'] },
      {},
    ]);
    const holders = [];
    for (const matter of [CIVIL_STATUS, BUILDING, BUILDING, CIVIL_STATUS, CIVIL_STATUS, LAND]) {
      holders.push((await post.receive(among('field'), matter)).holder);
    }
    expect(holders).toEqual([0, 1, 2, 0, 2, 2]);
  });

  it('the area narrows: by the desk, or by the commune whose desk it is', async () => {
    const post = await Post.with(test.database, [{ areas: ['H99.41.01'] }, { areas: ['H99.42'] }]);
    const holders = [];
    for (const desk of ['H99.42.01', 'H99.41.01', 'H99.42.01', 'H99.46.01']) {
      holders.push((await post.receive(among('area'), { desk })).holder);
    }
    expect(holders).toEqual([1, 0, 1, null]);
  });

  it('field and area narrow together', async () => {
    const post = await Post.with(test.database, [
      { fields: ['G15-TP07'], areas: ['H99.42'] },
      { fields: ['G17-XD11'], areas: ['H99.41'] },
      { fields: ['G15-TP07'], areas: ['H99.41'] },
    ]);
    expect((await post.receive(among('field', 'area'), CIVIL_STATUS)).holder).toBe(2);
    expect((await post.receive(among('field', 'area'), LAND)).holder).toBeNull();
  });

  it('no narrowing that was not asked for takes place', async () => {
    const post = await Post.with(test.database, [{ fields: ['G17-XD11'], areas: ['H99.46'] }]);
    expect((await post.receive(TURN, CIVIL_STATUS)).holder).toBe(0);
  });
});

describe('a join', () => {
  it('is given to someone once, by the arrival that opens it', async () => {
    const post = await Post.with(test.database, 3);
    const id = await post.receiveAll([post.task('a'), post.task('b')]);
    await post.leave(id, 'a', [post.task('join', undefined, 2)]);
    expect(await post.holderOf(id, 'join')).toBeNull();
    await post.leave(id, 'b', [post.task('join', TURN, 2)]);
    expect(await post.holderOf(id, 'join')).toBe(0);
    expect(await receiveInOrder(post, TURN, 1)).toEqual([1]);
  });
});

describe('an action on a step that changes hands meanwhile', () => {
  it('takes no effect, and gives nothing to anyone', async () => {
    const post = await Post.with(test.database, 2);
    const { dossierId } = await post.receive();
    const left = await post.leave(dossierId, 'first', [post.task('second', TURN)], 0, async () => {
      await claim(dossierId, post.officers[1]);
    });
    expect(left).toBe(false);
    expect(await post.holderOf(dossierId, 'first')).toBe(1);
    expect(await receiveInOrder(post, TURN, 1)).toEqual([0]);
  });
});
