import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HISTORY_LOG } from '#dossier';
import {
  type AuditEntry,
  type AuditFigures,
  ENTRY_LOG,
  insertAuditEntry,
  SealAudit,
  SealKeys,
  VerifyAudit,
} from '#platform/audit';
import type { Config } from '#platform/config';
import { type Database, sql, type Sql } from '#platform/database';
import {
  createTestDatabase,
  FakeClock,
  type Settings,
  silentLogger,
  testConfig,
  type TestDatabase,
} from '#testing';

export const A = '019a0000-0000-7000-8000-00000000000a';
export const B = '019a0000-0000-7000-8000-00000000000b';

/** Two dossiers with three acts each under three seals, and a fourth act of the first that waits for one. */
export class SealedTrail {
  readonly clock = new FakeClock();

  private constructor(
    private readonly test: TestDatabase,
    private readonly folder: string,
  ) {}

  static async start(): Promise<SealedTrail> {
    const folder = await mkdtemp(join(tmpdir(), 'mot-cua-audit-'));
    const trail = new SealedTrail(await createTestDatabase(), folder);
    for (const id of [A, B]) await trail.receive(id);
    for (const sequence of [1, 2, 3]) {
      for (const id of [A, B]) await trail.act(id, sequence);
      await trail.sealer().execute();
    }
    await trail.act(A, 4);
    return trail;
  }

  async close(): Promise<void> {
    await this.test.close();
    await rm(this.folder, { recursive: true });
  }

  get database(): Database {
    return this.test.database;
  }

  get file(): string {
    return join(this.folder, 'new', 'seals.jsonl');
  }

  keys(settings: Settings = {}): SealKeys {
    return new SealKeys(this.config(settings));
  }

  sealer(settings: Settings = {}): SealAudit {
    return new SealAudit(
      this.database,
      this.keys(settings),
      this.clock,
      silentLogger(),
      this.config(settings),
    );
  }

  verify(settings: Settings = {}): Promise<AuditFigures> {
    const logs = [ENTRY_LOG, HISTORY_LOG];
    return new VerifyAudit(
      this.database,
      this.keys(settings),
      this.clock,
      this.config(settings),
      logs,
    ).execute();
  }

  /** Row and fault that a verification finds. */
  breach(settings: Settings = {}): Promise<string> {
    return this.verify(settings).then(
      () => 'nothing',
      (error: unknown) => {
        const { row, fault } = error as { row?: string; fault?: string };
        return row === undefined ? String(error) : `${row} ${fault}`;
      },
    );
  }

  /** As a superuser who knows their way around: what they do passes every trigger. */
  tamper(...statements: Sql[]): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.query(sql`set local session_replication_role = replica`);
      for (const statement of statements) await tx.query(statement);
    });
  }

  entry(subjectId: string, details = {}): AuditEntry {
    return {
      ...{ at: this.clock.now(), actor: 'thuly.hoaban', officerId: 1, action: 'dossier.act' },
      ...{ subjectType: 'dossier', subjectId, details },
    };
  }

  /** Id of the entry about the first dossier's act. */
  async idOf(version: number): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(sql`
      select id from audit.entry where subject_id = ${A} and (details ->> 'version')::int = ${version}`);
    return row!.id;
  }

  private config(settings: Settings): Config {
    return testConfig({ AUDIT_EXPORT_FILE: this.file, ...settings });
  }

  private receive(id: string): Promise<unknown> {
    return this.database.query(sql`
      insert into dossier.dossier (id, code, version, procedure_id, procedure_code, procedure_name, channel,
        receiving_agency_id, lead_agency_id, status, received_at, received_by, clock)
      select ${id}, ${id}, 1, p.id, p.code, 'x', 'direct', 1, 1, 'received', ${this.clock.now()}, 1, 'ended'
      from procedure.procedure p limit 1`);
  }

  private act(id: string, sequence: number): Promise<unknown> {
    return this.database.query(sql`
      with changed as (update dossier.dossier set version = ${sequence} where id = ${id}),
           history as (
             insert into dossier.history (dossier_id, sequence, at, action, action_name, to_steps, status, officer_id,
               officer_name, officer_title, agency_id, agency_name, comment, details, due_provisional)
             values (${id}, ${sequence}, ${this.clock.now()}, 'submit', 'Trình', '{review}', 'processing', 1, 'Hà',
               'Chuyên viên', 1, 'Hoa Ban', 'ý kiến "riêng"', '{"a": null}', false))
      ${insertAuditEntry(this.entry(id, { version: sequence }))}`);
  }
}
