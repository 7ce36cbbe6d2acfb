import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rolesThatMay, type VerbOn } from '#authorization';
import { isLate, lateIfDueBefore } from '#deadline';
import type { Principal, Reader } from '#identity';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database, sql } from '#platform/database';
import { dossierProblem } from '../../domain/dossier.problems.ts';
import { lateOpinions, opinionsToAnswer, type OpinionPage } from '../../persistence/opinion-lists.ts';
import { OPINION, opinionsOf, type StoredOpinion } from '../../persistence/opinions.ts';
import { DossierScope } from '../dossier-scope.ts';
import { cursorInstant, type Page, pageOf, readCursor } from '../queries/page.ts';

/** An opinion as it stands. */
export interface OpinionOfDossier extends StoredOpinion {
  /** Not answered though due, or answered too late. */
  overdue: boolean;
}

/** An opinion with its dossier, as lists show it. */
export interface OpinionLine extends OpinionOfDossier {
  code: string;
  procedureCode: string;
  procedureName: string;
  applicantName: string;
}

interface Asked {
  limit: number;
  cursor?: string | undefined;
}

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** Opinions asked and given, as lists and of one dossier. */
@Injectable()
export class ListOpinions {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What the officer's agencies are to answer, by the time left. @throws dossier.cursor-invalid */
  toAnswer(officer: Principal, asked: Asked): Promise<Page<OpinionLine>> {
    return this.page(officer, 'give opinions', asked, opinionsToAnswer);
  }

  /** What was or is not answered in time, asked of or by the agencies the officer leads. @throws dossier.cursor-invalid */
  late(officer: Principal, asked: Asked): Promise<Page<OpinionLine>> {
    return this.page(officer, 'watch opinions', asked, (page) =>
      lateOpinions(page, lateIfDueBefore(this.clock.now(), this.config.LATENESS_COMPARISON)),
    );
  }

  /** Every opinion of one dossier. @throws dossier.unknown */
  async ofDossier(reader: Reader, dossierId: string): Promise<OpinionOfDossier[]> {
    const permitted = await this.scope.where(reader);
    const [seen] = await this.database.query(sql`
      select 1 from dossier.dossier d where d.id = ${dossierId} and ${permitted}`);
    if (!seen) throw dossierProblem('dossier.unknown');
    return (await opinionsOf(this.database, dossierId)).map((one) => ({
      ...one,
      overdue: this.overdue(one),
    }));
  }

  private async page(
    officer: Principal,
    verb: VerbOn<'Dossier'>,
    { limit, cursor }: Asked,
    found: (page: OpinionPage) => ReturnType<typeof opinionsToAnswer>,
  ): Promise<Page<OpinionLine>> {
    const after = readCursor(cursor, cursorKey);
    const permitted = await this.scope.where(officer, verb);
    const roles = rolesThatMay(verb, 'Dossier');
    const agencies = officer.positions
      .filter(({ role }) => roles.includes(role))
      .map(({ agencyId }) => agencyId);
    const wanted = { agencies: [...new Set(agencies)], permitted, after, limit: limit + 1 };
    const rows = await this.database.query<Omit<OpinionLine, 'overdue'>>(sql`
      select ${OPINION}, d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             a.full_name as "applicantName"
      from (${found(wanted)}) q
      join dossier.dossier d on d.id = q.dossier_id
      join dossier.applicant a on a.dossier_id = d.id
      order by q.place`);
    const { items, next } = pageOf(rows, limit, ({ dueAt, id }) => [dueAt.toISOString(), id]);
    return { items: items.map((one) => ({ ...one, overdue: this.overdue(one) })), next };
  }

  private overdue({ state, late, dueAt }: Pick<StoredOpinion, 'state' | 'late' | 'dueAt'>): boolean {
    if (state !== 'open') return late;
    return isLate({ dueAt, missed: false }, this.clock.now(), this.config.LATENESS_COMPARISON);
  }
}
