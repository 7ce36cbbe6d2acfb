import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HISTORY_LOG } from '#dossier';
import {
  AuditBreach,
  type AuditFigures,
  AuditWorkerModule,
  ENTRY_LOG,
  SealKeys,
  VerifyAudit,
} from '#platform/audit';
import { ClockModule } from '#platform/clock';
import { type Config, ConfigModule, loadConfig } from '#platform/config';
import { DatabaseModule, EVERYTHING } from '#platform/database';
import { LoggingModule } from '#platform/logging';

@Module({})
class VerificationModule {
  static of(config: Config): DynamicModule {
    const logging = LoggingModule.of('verify-audit');
    const platform = [ConfigModule.of(config), logging, ClockModule, DatabaseModule.of(EVERYTHING)];
    return {
      module: VerificationModule,
      imports: [...platform, AuditWorkerModule.of(ENTRY_LOG, HISTORY_LOG)],
    };
  }
}

const worded = ({ rows, chains, waiting, seals, exported }: AuditFigures, publicKey: string): string =>
  [
    ...Object.entries(rows).map(([log, count]) => `${String(count).padStart(10)}  rows of ${log}`),
    `${String(chains).padStart(10)}  chains`,
    `${String(seals).padStart(10)}  seals, ${exported} of them in the export`,
    `${String(waiting).padStart(10)}  rows that wait to be sealed`,
    `The audit trail is as it was written. Public key of the seals: ${publicKey}\n`,
  ].join('\n');

const app = await NestFactory.createApplicationContext(VerificationModule.of(loadConfig()), {
  logger: false,
});
try {
  process.stdout.write(worded(await app.get(VerifyAudit).execute(), app.get(SealKeys).publicKey));
} catch (error) {
  if (!(error instanceof AuditBreach)) throw error;
  process.stderr.write(
    `THE AUDIT TRAIL IS BROKEN\n${error.message}\nSee docs/runbooks/broken-audit-trail.md\n`,
  );
  process.exitCode = 1;
} finally {
  await app.close();
}
