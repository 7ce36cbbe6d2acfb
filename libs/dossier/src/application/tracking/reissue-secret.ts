import { Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { insertOutboxMessages } from '#platform/outbox';
import { secretReissuedMessage } from '../../contracts/secret-reissued.ts';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { DossierScope } from '../dossier-scope.ts';
import { NumberOnFile } from './number-on-file.ts';
import { type TrackingLink, TrackingLinks } from './tracking-links.ts';

/** Minutes between two requests of an applicant, doubled with each; a day at most, so that it never ends. */
const PAUSE_MINUTES = 15;
const LONGEST_PAUSE_MINUTES = 24 * 60;

interface Held {
  id: string;
  code: string;
  version: number;
  secretVersion: number;
  deskAgencyId: number;
  phone: Buffer | null;
}

/** Issues the secret of a receipt again: the one before is worth nothing any more. */
@Injectable()
export class ReissueSecret {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly numbers: NumberOnFile,
    private readonly links: TrackingLinks,
  ) {}

  /** For somebody at the desk who has lost it; it is handed out there. @throws dossier.unknown */
  async byOfficer(officer: Principal, dossierId: string): Promise<TrackingLink> {
    const permitted = await this.scope.where(officer, 'print slips');
    const held = await this.find(sql`d.id = ${dossierId} and ${permitted}`);
    const issued =
      held && (await this.raise(held, { actor: officer.username, officerId: officer.officerId }));
    if (!issued) throw dossierProblem('dossier.unknown');
    return this.links.of(held, issued);
  }

  /**
   * For whoever knows how the number on file ends: it goes to that number, and to nobody else. Without a number that takes
   * SMS, with another end, or asked again too soon nothing happens; whoever asks must not learn which.
   * @param ending last digits of the number
   */
  async byApplicant(code: string, ending: string): Promise<void> {
    const held = await this.find(sql`d.code = ${code} or d.portal_code = ${code}`);
    if (!held) return;
    // A secret that nobody is sent would only void the receipt.
    const number = await this.numbers.takingSms(held.id, held.phone);
    if (!number?.endsWith(ending)) return;
    await this.raise(held, { actor: 'applicant', officerId: null });
  }

  private async find(which: Sql): Promise<Held | undefined> {
    const [held] = await this.database.query<Held>(sql`
      select d.id, d.code, d.version, d.secret_version as "secretVersion",
             d.receiving_agency_id as "deskAgencyId", a.phone_sealed as phone
      from dossier.dossier d join dossier.applicant a on a.dossier_id = d.id where ${which}`);
    return held;
  }

  /** @returns the version of the new secret; undefined = too soon, or another was issued meanwhile */
  private async raise(
    held: Held,
    who: { actor: string; officerId: number | null },
  ): Promise<number | undefined> {
    const at = this.clock.now();
    const secretVersion = held.secretVersion + 1;
    const byItself = who.officerId === null;
    const raised = sql`exists (select 1 from raised)`;
    const message = secretReissuedMessage(
      { dossierId: held.id, sequence: held.version, secretVersion },
      held.deskAgencyId,
      at,
    );
    const audit = {
      ...{ at, ...who, action: 'dossier.reissue-secret', subjectType: 'dossier', subjectId: held.id },
      details: { secretVersion },
    };
    const rows = await this.database.query(sql`
      with raised as (
             update dossier.dossier d
             set secret_version = ${secretVersion},
                 secret_asked_at = case when ${byItself} then ${at}::timestamptz else secret_asked_at end,
                 secret_asked = least(secret_asked + ${byItself ? 1 : 0}, 20)
             where d.id = ${held.id} and d.secret_version = ${held.secretVersion}
               and (not ${byItself} or d.secret_asked_at is null or d.secret_asked_at + make_interval(
                 mins => least(${PAUSE_MINUTES} * (2 ^ (d.secret_asked - 1))::int, ${LONGEST_PAUSE_MINUTES})) <= ${at})
             returning 1),
           outbox as (${insertOutboxMessages(byItself ? [message] : [], raised)}),
           audit as (${insertAuditEntry(audit, raised)})
      select 1 from raised`);
    return rows.length === 1 ? secretVersion : undefined;
  }
}
