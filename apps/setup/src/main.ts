import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { loadConfig } from '#platform/config';
import { Logger } from '#platform/logging';
import { Queues } from '#platform/queue';
import { readSeed } from './read-seed.ts';
import { Seed } from './seed.ts';
import { SetupModule } from './setup.module.ts';

const config = loadConfig();
const tier = process.argv.includes('--three-tier') ? 'three-tier' : 'two-tier';
const app = await NestFactory.createApplicationContext(SetupModule.of(config), { bufferLogs: true });
app.useLogger(app.get(Logger));
try {
  const applied = await app.get(DataSource).runMigrations();
  await app.get(Queues).prepare();
  const report = await app.get(Seed).execute(await readSeed(tier));
  app.get(Logger).info('set up', { migrations: applied.length, ...report });
} finally {
  await app.close();
}
