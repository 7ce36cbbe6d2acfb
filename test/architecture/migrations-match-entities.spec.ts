import 'reflect-metadata';
import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { ApiModule } from '../../apps/api/src/api.module.ts';

/**
 * Entities describe columns only. Constraints and indexes are written in SQL alone, where partial and expression
 * indexes can be said at all, so what TypeORM would do about them is no difference.
 */
const CONSTRAINT_OR_INDEX = /^(DROP INDEX|CREATE (UNIQUE )?INDEX|ALTER TABLE \S+ (ADD|DROP) CONSTRAINT) /;

/** What TypeORM would have to change for the tables to fit the entities. */
async function differences({ database }: TestDatabase): Promise<string[]> {
  const { upQueries } = await database.source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((statement) => !CONSTRAINT_OR_INDEX.test(statement));
}

describe('A migrated database', () => {
  let migrated: TestDatabase;

  beforeAll(async () => {
    // Entities register themselves when their module is loaded.
    expect(ApiModule).toBeDefined();
    migrated = await createTestDatabase();
  });

  afterAll(() => migrated.close());

  it('has the columns its entities describe', async () => {
    expect(migrated.database.source.entityMetadatas.length).toBeGreaterThanOrEqual(5);
    expect(await differences(migrated)).toEqual([]);
  });

  it.each([
    ['a column only the table has', sql`alter table organization.officer add column rank text`, 'rank'],
    ['a column only the entity has', sql`alter table organization.agency drop column address`, 'address'],
    ['another type', sql`alter table workflow.definition alter column version type bigint`, 'version'],
    [
      'another nullability',
      sql`alter table identity.account alter column password_hash drop not null`,
      'password_hash',
    ],
  ])('would show %s', async (_, change, column) => {
    const drifted = await createTestDatabase();
    try {
      await drifted.database.query(change);
      expect(await differences(drifted)).toContainEqual(expect.stringContaining(`"${column}"`));
    } finally {
      await drifted.close();
    }
  });
});
