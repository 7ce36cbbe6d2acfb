import { Injectable } from '@nestjs/common';
import { ImportAccounts } from '#identity';
import { ImportProvince } from '#organization';
import { ImportProcedures } from '#procedure';
import { PublishWorkflow } from '#workflow';
import { ImportCalendars } from '#working-calendar';
import type { SeedFiles } from './read-seed.ts';

/** What the seed publishes, nobody signed in for. */
const SYSTEM = { username: 'system', officerId: null };

/** Brings the seed into the database. Run again, it adds what is new and leaves what is equal. */
@Injectable()
export class Seed {
  constructor(
    private readonly province: ImportProvince,
    private readonly accounts: ImportAccounts,
    private readonly calendars: ImportCalendars,
    private readonly procedures: ImportProcedures,
    private readonly publish: PublishWorkflow,
  ) {}

  async execute(files: SeedFiles): Promise<{ officers: number; procedures: number; workflows: number }> {
    await this.calendars.execute(files.holidays, files.officeHours);
    const officerIds = await this.province.execute(files.province, files.officeHours.agencies);
    await this.accounts.execute(officerIds, files.password);
    const procedures = await this.procedures.execute(files.procedures);
    let workflows = 0;
    for (const workflow of files.workflows) {
      if ((await this.publish.execute(workflow, SYSTEM)).changed) workflows += 1;
    }
    return { officers: officerIds.size, procedures: procedures.length, workflows };
  }
}
