import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { WorkbookReader } from '#platform/workbook';
import type { Administrator } from '../domain/forms.ts';
import type { ImportFinding, ImportPlan, OfficerRow } from '../domain/officer-import.ts';
import { organizationProblem } from '../domain/organization.problems.ts';
import { type IndexedRow, type KnownOfficer, planOfficerImport } from '../domain/plan-officer-import.ts';
import { readOfficerSheet } from '../domain/read-officer-sheet.ts';
import {
  importPlace,
  insertOfficerImport,
  readOrganization,
  type SealedOfficer,
  sealedOfficers,
} from '../persistence/officer-imports.ts';
import { officerPlace } from '../persistence/officer-place.ts';

/** A workbook as someone hands it in. */
export interface OfficerFile {
  readonly fileName: string;
  readonly contentBase64: string;
}

/** Looks what a workbook of officers and posts would write, and what is wrong about it; writes none of it. */
@Injectable()
export class ProposeOfficerImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    private readonly workbooks: WorkbookReader,
  ) {}

  /** @returns the dry run's id. @throws organization.workbook-refused */
  async execute({ fileName, contentBase64 }: OfficerFile, by: Administrator): Promise<string> {
    const content = Buffer.from(contentBase64, 'base64');
    const read = await this.workbooks.read(content);
    if (read.kind === 'refused') {
      throw organizationProblem('organization.workbook-refused', {}, { errors: [read.fault] });
    }
    const { rows, findings } = readOfficerSheet(read.sheets[0] ?? { name: '', rows: [] });
    const planned = planOfficerImport(await this.indexed(rows), await this.known(rows));
    return this.kept(fileName, content, planned.plan, [...findings, ...planned.findings], by);
  }

  /** From here on nobody holds an identity number. */
  private indexed(rows: readonly OfficerRow[]): Promise<IndexedRow[]> {
    return Promise.all(
      rows.map(async ({ identityNumber, ...row }) => ({
        ...row,
        identityIndex:
          identityNumber === null
            ? null
            : (await this.personal.indexOf('identity', identityNumber)).toString('hex'),
      })),
    );
  }

  private async known(rows: readonly OfficerRow[]) {
    const usernames = [...new Set(rows.map(({ username }) => username))];
    const stored = await sealedOfficers(this.database, usernames);
    const opened = await Promise.all(stored.map((officer) => this.opened(officer)));
    return {
      ...(await readOrganization(this.database)),
      officers: new Map(opened.map((officer) => [officer.username, officer])),
    };
  }

  /** What does not open differs from whatever the workbook says, which takes its place. */
  private async opened({ id, emailSealed, phoneSealed, ...officer }: SealedOfficer): Promise<KnownOfficer> {
    return {
      ...officer,
      email: (await this.personal.openToShow(emailSealed, officerPlace('email', id))) ?? '',
      phone: await this.personal.openToShow(phoneSealed, officerPlace('phone', id)),
    };
  }

  private async kept(
    fileName: string,
    content: Buffer,
    plan: ImportPlan,
    findings: ImportFinding[],
    by: Administrator,
  ): Promise<string> {
    const id = uuid();
    const hindered = findings.some(({ kind }) => kind === 'fault');
    await this.database.query(
      insertOfficerImport({
        ...{ id, fileName, findings, proposedAt: this.clock.now(), proposedBy: by.username },
        digest: createHash('sha256').update(content).digest('hex'),
        // What cannot be carried out is not kept.
        planSealed: hindered ? null : await this.personal.seal(JSON.stringify(plan), importPlace(id)),
        counts: {
          ...{ creates: plan.creates.length, changes: plan.changes.length },
          ...{ gives: plan.gives.length, ends: plan.ends.length },
        },
      }),
    );
    return id;
  }
}
