import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { AssignmentPolicy } from '#workflow';
import { Post } from '../../../spec/post.ts';
import { ForeseeAssignee } from './foresee-assignee.ts';

const WHEN = new Date('2026-03-02T01:00:00Z');
const SAME: AssignmentPolicy = { by: 'same-as', step: 'first' };

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

describe('what is foreseen', () => {
  const foreseen = async (post: Post, policy: AssignmentPolicy, doneBy: number | null = null) => {
    const [known] = await test.database.query<{ procedureId: number; receivingAgencyId: number }>(sql`
      select (select id from procedure.procedure where code = '1.001193') as "procedureId",
             (select id from organization.agency where code = 'H99.41.01') as "receivingAgencyId"`);
    const step = {
      agencyId: post.agencyId,
      role: 'case-officer',
      policy,
      doneBy,
      barred: [],
      at: WHEN,
      ...known!,
    };
    const officer = await new ForeseeAssignee(test.database).execute(step);
    return officer ? post.officers.indexOf(officer.officerId) : null;
  };

  it.each<[string, AssignmentPolicy]>([
    ['by turn', { by: 'round-robin' }],
    ['by load', { by: 'least-loaded' }],
    ['by turn among those who look after it', { by: 'round-robin', among: ['field', 'area'] }],
    ['by claim', { by: 'claim' }],
  ])('is what comes %s', async (_, policy) => {
    const post = await Post.with(test.database, [{ fields: ['G15-TP07'] }, {}, { areas: ['H99.42'] }]);
    for (let number = 0; number < 5; number++) {
      const expected = await foreseen(post, policy);
      expect(await foreseen(post, policy)).toBe(expected);
      expect((await post.receive(policy)).holder).toBe(expected);
    }
  });

  it('of a step that goes back is who did it, while they hold the post', async () => {
    const post = await Post.with(test.database, 2);
    expect(await foreseen(post, SAME, post.officers[1])).toBe(1);
    expect(await foreseen(post, SAME)).toBeNull();
    await test.database.query(sql`delete from organization.position where officer_id = ${post.officers[1]}`);
    expect(await foreseen(post, SAME, post.officers[1])).toBeNull();
  });
});
