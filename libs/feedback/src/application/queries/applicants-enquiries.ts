import { Injectable } from '@nestjs/common';
import type { ShownSecret } from '#dossier';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { STORED, type StoredEnquiry } from '../../persistence/enquiries.ts';
import { OpenedDossiers } from '../opened-dossiers.ts';
import { type Opened, openEnquiry } from '../opened-enquiry.ts';

/** What an applicant asked about a dossier and was answered, oldest first. */
export interface AskedOfDossier {
  code: string;
  procedure: string;
  /** Answers for it now. */
  agency: string;
  items: Opened<StoredEnquiry>[];
}

/** Shows an applicant what they asked and were answered. Who answered stays with the agency. */
@Injectable()
export class ApplicantsEnquiries {
  constructor(
    private readonly database: Database,
    private readonly dossiers: OpenedDossiers,
    private readonly personal: PersonalData,
  ) {}

  /** @throws feedback.dossier-unknown, .too-many-wrong */
  async execute(shown: ShownSecret): Promise<AskedOfDossier> {
    const { id, code, procedureName: procedure, leadAgency: agency } = await this.dossiers.open(shown);
    const rows = await this.database.queryPrepared<StoredEnquiry>(sql`
      select ${STORED} from feedback.enquiry e join organization.agency g on g.id = e.agency_id
      where e.dossier_id = ${id} order by e.sent_at, e.id`);
    const items = await Promise.all(rows.map((row) => openEnquiry(this.personal, row)));
    return { code, procedure, agency, items };
  }
}
