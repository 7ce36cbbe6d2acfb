import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { loadConfig } from '#platform/config';
import { Logger } from '#platform/logging';
import { DataKeys, SealStoredData } from '#platform/personal-data';
import { Queues } from '#platform/queue';
import { readSeed } from './read-seed.ts';
import { Seed } from './seed.ts';
import { SetupModule } from './setup.module.ts';

const config = loadConfig();
const app = await NestFactory.createApplicationContext(SetupModule.of(config), { bufferLogs: true });
app.useLogger(app.get(Logger));
try {
  const applied = await app.get(DataSource).runMigrations();
  await app.get(DataKeys).ensure();
  const sealed = await app.get(SealStoredData).execute();
  await app.get(Queues).prepare();
  const seeded = config.SEED === 'none' ? {} : await app.get(Seed).execute(await readSeed(config.SEED));
  app.get(Logger).info('set up', { migrations: applied.length, sealed, ...seeded });
} finally {
  await app.close();
}
