import { readdirSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { seeded } from '../../spec/sample.ts';
import { catalogueRevision } from '../persistence/catalogue.ts';
import { ImportProcedures } from './import-procedures.ts';
import { Procedures } from './procedures.ts';

const seed = readdirSync(projectPath('seed', 'procedures')).map((file) => seeded(file.replace('.json', '')));

describe('the seed', () => {
  let test: TestDatabase;
  let importProcedures: ImportProcedures;
  const versions = () =>
    test.database.query<{ code: string; version: number }>(sql`
      select code, version from procedure.procedure where version > 1`);

  beforeEach(async () => {
    test = await createTestDatabase();
    importProcedures = new ImportProcedures(test.database);
  });
  afterEach(() => test.close());

  it('imported again changes nothing, not even the revision of the catalogue', async () => {
    const before = await catalogueRevision(test.database);
    expect(await importProcedures.execute(seed)).toEqual([]);
    expect(await versions()).toEqual([]);
    expect(await catalogueRevision(test.database)).toBe(before);
  });

  it('changed in one procedure makes one new version, and every dry run before it stale', async () => {
    const before = await catalogueRevision(test.database);
    const changed = seed.map((one) => (one.code === '1.000656' ? { ...one, name: 'Đăng ký khai tử' } : one));
    expect(await importProcedures.execute(changed)).toEqual(['1.000656']);
    expect(await versions()).toEqual([{ code: '1.000656', version: 2 }]);
    expect(await catalogueRevision(test.database)).toBe(before + 1);
    expect((await new Procedures(test.database).inForce('1.000656', '2026-03-04')).definition.name).toBe(
      'Đăng ký khai tử',
    );
  });
});

describe('a version that has ended', () => {
  it('does not give way to the one before it', async () => {
    const test = await createTestDatabase();
    try {
      await new ImportProcedures(test.database).execute([{ ...seeded('1.000656'), validTo: '2026-03-04' }]);
      const procedures = new Procedures(test.database);
      expect((await procedures.inForce('1.000656', '2026-03-04')).version).toBe(2);
      await expect(procedures.inForce('1.000656', '2026-03-05')).rejects.toMatchObject({
        code: 'procedure.not-in-force',
        parameters: { to: '2026-03-04' },
      });
    } finally {
      await test.close();
    }
  });
});
