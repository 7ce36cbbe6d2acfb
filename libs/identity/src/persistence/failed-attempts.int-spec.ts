import { createTestDatabase, type TestDatabase } from '#testing';
import { attemptSucceeded, attemptUndecided, beginAttempt } from './failed-attempts.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const AT = new Date('2026-03-02T08:00:00+07:00');
const officer = { name: 'a'.repeat(64), address: '198.51.100.7' };
const colleague = { name: 'b'.repeat(64), address: officer.address };

describe('an attempt that read the clock before another from its address was over', () => {
  it.each([
    ['succeeded', attemptSucceeded],
    ['had a code still to come', attemptUndecided],
  ])('is not kept waiting when that one %s', async (_how, over) => {
    await test.database.query(beginAttempt(officer, AT));
    await test.database.query(over(officer));
    const [begun] = await test.database.query(beginAttempt(colleague, AT));
    expect(begun).toEqual({ waitSeconds: null, locks: false });
  });
});
