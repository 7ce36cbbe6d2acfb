import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { cursorInstant, DossierScope, type Page, pageOf, readCursor } from '#dossier';
import type { Principal } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql, type Sql } from '#platform/database';
import { PersonalData } from '#platform/personal-data';
import { STORED, type StoredEnquiry } from '../../persistence/enquiries.ts';
import { type Opened, openEnquiry } from '../opened-enquiry.ts';

export const ENQUIRY_STATES = ['waiting', 'late', 'answered'] as const;
export type EnquiryState = (typeof ENQUIRY_STATES)[number];

interface Listed extends StoredEnquiry {
  dossierId: string;
  code: string;
  procedureName: string;
  answeredBy: string | null;
}
export type ListedEnquiry = Opened<Listed> & { late: boolean };

const cursorKey = z.tuple([cursorInstant, z.uuid()]);

/** What applicants wrote about the dossiers an officer sees: what is due first, or what was answered last. By keyset. */
@Injectable()
export class ListEnquiries {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    officer: Principal,
    state: EnquiryState,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ListedEnquiry>> {
    const now = this.clock.now();
    const after = readCursor(cursor, cursorKey);
    const scope = await this.scope.where(officer, 'read enquiries');
    const rows = await this.database.query<Listed>(sql`
      select ${STORED}, d.id as "dossierId", d.code, d.procedure_name as "procedureName", o.full_name as "answeredBy"
      from feedback.enquiry e
      join dossier.dossier d on d.id = e.dossier_id
      join organization.agency g on g.id = e.agency_id
      left join organization.officer o on o.id = e.answered_by
      where ${scope} and ${state === 'answered' ? answeredBefore(after) : dueAfter(after, state === 'late' ? now : null)}
      limit ${limit + 1}`);
    const page = pageOf(rows, limit, ({ dueAt, answeredAt, id }) => [
      (answeredAt ?? dueAt).toISOString(),
      id,
    ]);
    const items = await Promise.all(page.items.map((row) => openEnquiry(this.personal, row)));
    return {
      ...page,
      items: items.map((item) => ({ ...item, late: (item.answeredAt ?? now) > item.dueAt })),
    };
  }
}

type After = readonly [instant: string, id: string] | undefined;

/** Of an erased dossier nothing is left to be answered. */
const dueAfter = (after: After, lateAt: Date | null): Sql => sql`
  e.answered_at is null and d.erased_at is null and (${lateAt}::timestamptz is null or e.due_at < ${lateAt}::timestamptz)
  and (e.due_at, e.id) > (${after?.[0] ?? '-infinity'}::timestamptz, ${after?.[1] ?? LEAST}::uuid)
  order by e.due_at, e.id`;

const answeredBefore = (after: After): Sql => sql`
  e.answered_at is not null
  and (e.answered_at, e.id) < (${after?.[0] ?? 'infinity'}::timestamptz, ${after?.[1] ?? GREATEST}::uuid)
  order by e.answered_at desc, e.id desc`;

const LEAST = '00000000-0000-0000-0000-000000000000';
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
