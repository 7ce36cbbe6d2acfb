import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig, projectPath } from '#platform/config';
import { httpAdapter, nameRoutes } from '#platform/http';
import { ApiModule } from './api.module.ts';
import { describeApi } from './documentation.ts';

/** Placeholder settings: describing the API in preview mode connects to nothing. */
const SETTINGS = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  PUBLIC_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
  MASTER_KEYS_FILE: '-',
  TRACKING_KEY: Buffer.alloc(32).toString('base64'),
  AUDIT_SIGNING_KEY: Buffer.alloc(32).toString('base64'),
  AUDIT_EXPORT_FILE: '-',
  DOCUMENTS_FOLDER: '-',
  DOCUMENT_LINK_KEY: Buffer.alloc(32).toString('base64'),
  CLAMD_URL: 'tcp://127.0.0.1',
  SMTP_URL: 'smtp://127.0.0.1',
  SMS_URL: 'http://127.0.0.1',
  SMS_USER: '-',
  SMS_PASSWORD: '-',
  SMS_CPCODE: '-',
  SMS_BRANDNAME: 'NONE',
  PORTAL_URL: 'http://127.0.0.1',
  PORTAL_USERNAME: '-',
  PORTAL_PASSWORD: '-',
  PORTAL_AGENCY: '-',
  PORTAL_DSTCODE: '-',
};

const file = projectPath('docs', 'openapi.json');
const app = await NestFactory.create<NestFastifyApplication>(
  ApiModule.of(loadConfig(SETTINGS)),
  httpAdapter(),
  {
    preview: true,
    logger: false,
  },
);
nameRoutes(app);
const described = `${JSON.stringify(describeApi(app), null, 2)}\n`;

if (process.argv.includes('--check')) {
  const present = await readFile(file, 'utf8').catch(() => '');
  if (present !== described) {
    process.stderr.write('docs/openapi.json is not current: run `npm run openapi` and commit it\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, described);
}
