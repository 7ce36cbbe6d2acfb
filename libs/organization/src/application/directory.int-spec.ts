import { sql } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Directory } from './directory.ts';

describe('The directory', () => {
  let test: TestDatabase;

  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.close());

  it('knows an agency that another process made after it had looked', async () => {
    const directory = new Directory(test.database);
    await directory.all();
    const [made] = await test.database.query<{ id: number }>(sql`
      insert into organization.agency (code, national_id, name, kind, level, parent_id, calendar, phone, address)
      select 'H99.41.77', '077.00.41.H99', 'Tổ công tác', 'branch', 'commune', id, 'standard', '0', 'Thử'
      from organization.agency where code = 'H99.41' returning id`);
    await expect(directory.byId(Number(made?.id))).resolves.toMatchObject({ code: 'H99.41.77' });
  });

  it('says so of an agency that nobody made', async () => {
    await expect(new Directory(test.database).byId(0)).rejects.toThrow('agency 0 is not in the directory');
  });
});
