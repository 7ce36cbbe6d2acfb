import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { loadConfig } from '#platform/config';
import { Database, sql } from '#platform/database';
import { Logger } from '#platform/logging';
import { PersonalData } from '#platform/personal-data';
import { makeUpDossiers } from './made-up-dossiers.ts';
import { SetupModule } from './setup.module.ts';

const MOST = 5_000_000;
const config = loadConfig();

const { values } = parseArgs({ options: { dossiers: { type: 'string' } } });
const dossiers = Number(values.dossiers);

const refuse = (reason: string): never => {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
};

if (config.NODE_ENV === 'production') refuse('Dossiers are not made up in production.');
if (!Number.isInteger(dossiers) || dossiers < 1 || dossiers > MOST) {
  refuse(`Say how many: npm run seed -- --dossiers 10000 (at most ${MOST})`);
}

const owner = config.OWNER_DATABASE_URL ?? config.DATABASE_URL;
const app = await NestFactory.createApplicationContext(SetupModule.of({ ...config, DATABASE_URL: owner }), {
  bufferLogs: true,
});
app.useLogger(app.get(Logger));
try {
  const database = app.get(Database);
  const [held] = await database.query<{ held: boolean }>(sql`
    select exists (select from dossier.dossier) as held`);
  const present = 'There are dossiers here already. Made-up ones fill an empty database: npm run reset';
  if (held?.held) refuse(present);
  const now = app.get(Clock).now();
  await makeUpDossiers(app.get(DataSource), app.get(PersonalData), { dossiers, now, untold: 0 });
  await database.query(
    insertAuditEntry({
      ...{ at: now, actor: 'system', officerId: null },
      ...{ action: 'dossier.make-up', subjectType: 'dossiers', subjectId: 'list', details: { dossiers } },
    }),
  );
  app.get(Logger).info('dossiers made up', { dossiers });
} finally {
  await app.close();
}
