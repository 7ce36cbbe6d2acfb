import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { BringShippedTemplates } from '#notification';
import { loadConfig } from '#platform/config';
import { admitLogins, Database } from '#platform/database';
import { Logger } from '#platform/logging';
import { DataKeys, SealStoredData } from '#platform/personal-data';
import { Queues } from '#platform/queue';
import { readSeed } from './read-seed.ts';
import { Seed } from './seed.ts';
import { SetupModule } from './setup.module.ts';

const config = loadConfig();
const owner = config.OWNER_DATABASE_URL ?? config.DATABASE_URL;
const POSTGRES_PORT = '5432';
/** The queues' address, where they live in the same database. */
const queuesBeside = (url: string): string | undefined => {
  const place = (address: string) => {
    const { hostname, port, pathname } = new URL(address);
    return `${hostname}:${port || POSTGRES_PORT}${pathname}`;
  };
  const { REDIS_URL, QUEUE_DATABASE_URL: queues } = config;
  return !REDIS_URL && queues && place(queues) === place(url) ? queues : undefined;
};

const app = await NestFactory.createApplicationContext(SetupModule.of({ ...config, DATABASE_URL: owner }), {
  bufferLogs: true,
});
app.useLogger(app.get(Logger));
try {
  const applied = await app.get(DataSource).runMigrations();
  if (config.OWNER_DATABASE_URL) {
    await admitLogins(app.get(Database), { application: config.DATABASE_URL, queue: queuesBeside(owner) });
  }
  await app.get(DataKeys).ensure();
  const sealed = await app.get(SealStoredData).execute();
  await app.get(Queues).prepare();
  const templates = await app.get(BringShippedTemplates).execute();
  const seeded = config.SEED === 'none' ? {} : await app.get(Seed).execute(await readSeed(config.SEED));
  app.get(Logger).info('set up', { migrations: applied.length, sealed, templates, ...seeded });
} finally {
  await app.close();
}
