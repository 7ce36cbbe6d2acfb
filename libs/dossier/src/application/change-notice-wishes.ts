import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Transaction } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { dossierProblem } from '../domain/dossier.problems.ts';
import { contactsOf, demandWayToTell, type NoticeWishes } from '../domain/notice-wishes.ts';
import { NOTICES } from '../persistence/reception-columns.ts';
import { SEALED_FIELDS, type SealedFields } from '../persistence/sealed-applicant.ts';
import { openApplicant } from './personal-data/open-applicant.ts';
import { FindDossier } from './queries/find-dossier.ts';

/** Who changes them, as the audit trail names it. */
interface Changer {
  actor: string;
  officerId: number | null;
}

/** Who follows a dossier with its secret; nobody knows more of them. */
const APPLICANT: Changer = { actor: 'applicant', officerId: null };

/** Changes over what, and in which language, an applicant is told from now on; what is written already stays as it is. */
@Injectable()
export class ChangeNoticeWishes {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.unknown, .personal-data-erased, .no-way-to-tell */
  async byOfficer(officer: Principal, dossierId: string, wishes: NoticeWishes): Promise<NoticeWishes> {
    await this.find.assertMay(officer, dossierId, 'choose notices');
    return this.change(dossierId, wishes, { actor: officer.username, officerId: officer.officerId });
  }

  /** For whoever has shown the secret of the dossier. @throws dossier.personal-data-erased, .no-way-to-tell */
  byApplicant(dossierId: string, wishes: NoticeWishes): Promise<NoticeWishes> {
    return this.change(dossierId, wishes, APPLICANT);
  }

  private change(dossierId: string, wishes: NoticeWishes, changer: Changer): Promise<NoticeWishes> {
    return this.database.transaction(async (tx) => {
      // Locked, so that how they are reached stays what is looked at here.
      const [found] = await tx.query<SealedFields & { before: NoticeWishes }>(sql`
        select ${SEALED_FIELDS}, ${NOTICES} as before from dossier.applicant a
        where a.dossier_id = ${dossierId} for no key update`);
      if (!found) throw dossierProblem('dossier.unknown');
      demandWayToTell(wishes, contactsOf(await openApplicant(this.personal, dossierId, found)));
      await this.write(tx, dossierId, { before: found.before, after: wishes }, changer);
      return wishes;
    });
  }

  private async write(
    tx: Transaction,
    subjectId: string,
    change: { before: NoticeWishes; after: NoticeWishes },
    changer: Changer,
  ): Promise<void> {
    const { channels, language } = change.after;
    const audit = insertAuditEntry(
      {
        ...{ at: this.clock.now(), ...changer, action: 'dossier.choose-notices' },
        ...{ subjectType: 'dossier', subjectId, change, details: {} },
      },
      sql`exists (select from changed)`,
    );
    await tx.query(sql`
      with changed as (
        update dossier.applicant set told_over = ${channels}::text[], told_in = ${language}
        where dossier_id = ${subjectId} and (told_over, told_in) is distinct from (${channels}::text[], ${language})
        returning dossier_id),
      audited as (${audit})
      select from changed`);
  }
}
