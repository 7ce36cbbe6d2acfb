import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { projectPath } from '#platform/config';

/**
 * The migrations of `migrations/`, one SQL file each, as TypeORM wants them: classes named after their file with
 * the time stamp last. They go forward only; a mistake is mended by the next one.
 */
export function migrationClasses(): (new () => MigrationInterface)[] {
  const folder = projectPath('migrations');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => migrationClass(file, readFileSync(join(folder, file), 'utf8')));
}

function migrationClass(file: string, statements: string): new () => MigrationInterface {
  const parts = /^(?<stamp>\d{13})-(?<subject>[a-z-]+)\.sql$/.exec(file)?.groups;
  if (!parts) throw new Error(`${file} is not named <13-digit time stamp>-<subject>.sql`);
  const name = `${parts.subject}-${parts.stamp}`;
  return class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(statements);
    }

    down(): Promise<void> {
      throw new Error(`${name} goes forward only`);
    }
  };
}
