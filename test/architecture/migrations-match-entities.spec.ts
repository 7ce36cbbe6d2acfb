import 'reflect-metadata';
import { createTestDatabase } from '#testing';
import { ApiModule } from '../../apps/api/src/api.module.ts';

it('x', async () => {
  void ApiModule;
  const db = await createTestDatabase();
  const log = await db.database.source.driver.createSchemaBuilder().log();
  console.log(log.upQueries.map((q) => q.query).join('\n'));
  console.log(db.database.source.entityMetadatas.map((m) => m.tablePath));
  await db.close();
});
