import { Inject, Injectable } from '@nestjs/common';
import { lateIfDueBefore } from '#deadline';
import type { Principal } from '#identity';
import { insertAuditEntry } from '#platform/audit';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, join, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { SavedFilter } from '../../domain/dossier-filter.ts';
import { conditionsOf, DOSSIER } from '../../persistence/dossier-conditions.ts';
import { DossierScope } from '../dossier-scope.ts';
import type { DossierLine } from './list-dossiers.ts';

/** More dossiers of one person than anyone reads at a desk. */
const MOST = 100;

/** What an applicant is looked up by: one of the two; and what must hold besides. */
export interface LookUp {
  identityNumber?: string | undefined;
  phone?: string | undefined;
  filter?: SavedFilter | undefined;
}

/** Finds the dossiers of a person by their exact number, among those an officer may see. Every look-up leaves a trace. */
@Injectable()
export class LookUpDossiers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: DossierScope,
    private readonly personal: PersonalData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The newest first, at most a hundred. */
  async execute(officer: Principal, { identityNumber, phone, filter = {} }: LookUp): Promise<DossierLine[]> {
    const [by, value] =
      phone === undefined ? (['identity', identityNumber ?? ''] as const) : (['phone', phone] as const);
    const index = await this.personal.indexOf(by, value);
    const permitted = await this.scope.where(officer);
    const lateBefore = lateIfDueBefore(this.clock.now(), this.config.LATENESS_COMPARISON);
    const asked = conditionsOf({ ...filter, names: [] }, lateBefore, DOSSIER);
    // The index stands for the person: it tells who was looked up without saying who that is.
    const audit = insertAuditEntry({
      at: this.clock.now(),
      actor: officer.username,
      officerId: officer.officerId,
      action: 'dossier.look-up',
      subjectType: `${by}-index`,
      subjectId: index.toString('base64url'),
      details: {},
    });
    return this.database.query<DossierLine>(sql`
      with audited as (${audit})
      select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             a.full_name as "applicantName", d.status, d.received_at as "receivedAt", d.due_at as "dueAt"
      from dossier.applicant a join dossier.dossier d on d.id = a.dossier_id
      where ${by === 'phone' ? sql`a.phone_index` : sql`a.identity_index`} = ${index} and ${join([permitted, ...asked], ' and ')}
      order by d.received_at desc, d.id desc limit ${MOST}`);
  }
}
