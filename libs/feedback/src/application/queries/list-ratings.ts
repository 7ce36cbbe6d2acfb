import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, type Page, pageOf, readCursor } from '#dossier';
import type { Principal } from '#identity';
import { Database, sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import type { Level, Reason } from '../../domain/rating.ts';
import { commentPlace } from '../../persistence/ratings.ts';
import { RatingFilter, type WantedRatings } from '../rating-filter.ts';

export interface ListedRating {
  id: string;
  dossierId: string;
  code: string;
  procedureCode: string;
  procedureName: string;
  /** Code. */
  agency: string;
  level: Level;
  received: { level: Level; officer: string } | null;
  handled: { level: Level; officer: string } | null;
  reasons: Reason[];
  comment: string | null;
  at: Date;
}

type Row = Omit<ListedRating, 'comment'> & { commentSealed: Buffer | null };

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** What applicants said of the dossiers a supervisor answers for, the newest first. By keyset. */
@Injectable()
export class ListRatings {
  constructor(
    private readonly database: Database,
    private readonly filter: RatingFilter,
    private readonly personal: PersonalData,
  ) {}

  /** @throws feedback.period-*, .agency-unknown, dossier.cursor-invalid */
  async execute(
    officer: Principal,
    wanted: WantedRatings,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ListedRating>> {
    const after = readCursor(cursor, cursorKey);
    const where = await this.filter.where(officer, wanted);
    const rows = await this.database.query<Row>(sql`
      select r.id, d.id as "dossierId", d.code, d.procedure_code as "procedureCode", d.procedure_name as "procedureName",
             g.code as agency, r.level, r.reasons, r.comment_sealed as "commentSealed", r.rated_at as at,
             case when r.received_level is not null
               then jsonb_build_object('level', r.received_level, 'officer', desk.full_name) end as received,
             case when r.handled_level is not null
               then jsonb_build_object('level', r.handled_level, 'officer', examiner.full_name) end as handled
      from feedback.rating r
      join dossier.dossier d on d.id = r.dossier_id
      join organization.agency g on g.id = r.agency_id
      left join organization.officer desk on desk.id = r.received_by
      left join organization.officer examiner on examiner.id = r.handled_by
      where ${where} and (r.rated_at, r.id) < (${after?.[0] ?? 'infinity'}::timestamptz, ${after?.[1] ?? GREATEST}::uuid)
      order by r.rated_at desc, r.id desc limit ${limit + 1}`);
    const page = pageOf(rows, limit, ({ at, id }) => [at.toISOString(), id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.opened(row))) };
  }

  private async opened({ commentSealed, ...rating }: Row): Promise<ListedRating> {
    return { ...rating, comment: await this.personal.openToShow(commentSealed, commentPlace(rating.id)) };
  }
}

const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
