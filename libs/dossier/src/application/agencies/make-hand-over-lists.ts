import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { rolesThatMay } from '#authorization';
import { ownPositions, type Position, type Principal } from '#identity';
import { Directory } from '#organization';
import { insertAuditEntries } from '#platform/audit';
import { civilDate, Clock } from '#platform/clock';
import { Database, type Sql, type Transaction, violatesUnique } from '#platform/database';
import { calendarDay } from '#platform/fields';
import { agenciesProblem } from '../../domain/agencies.problems.ts';
import {
  type HandedOver,
  handedOverOn,
  insertHandOverLists,
  lastNumberOf,
  type NewHandOverList,
} from '../../persistence/hand-over-lists.ts';
import { DossierScope } from '../dossier-scope.ts';

/** Dossiers on lists that are made at once: as many as one batch has. */
const MOST = 500;

export const handOverListSchema = z.strictObject({
  /** When they were handed over; absent = today. */
  day: calendarDay.optional(),
  /** Those chosen, such as of a batch; absent = all of the day that are on no list yet. */
  dossiers: z.array(z.uuid()).min(1).max(MOST).optional(),
});

/** Lists that were made, one for each agency papers went to. */
export interface MadeLists {
  lists: { id: string; number: number; day: string; toAgencyId: number; dossiers: number }[];
}

/** Where an officer has a post in person that keeps lists, by agency. */
export const listPosts = (officer: Principal): Position[] => {
  const roles = rolesThatMay('keep', 'HandOverList');
  return ownPositions(officer).filter(({ role }) => roles.includes(role));
};

/** Makes the lists (*danh sách bàn giao*) of what an officer handed to other agencies on a day. */
@Injectable()
export class MakeHandOverLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly scope: DossierScope,
  ) {}

  /** What could be put on lists. */
  async candidates(officer: Principal, day?: string): Promise<HandedOver[]> {
    return this.handedOver(officer, { day: day ?? civilDate(this.clock.now()) });
  }

  /** @throws dossier.nothing-handed-over, .on-a-list-already */
  async execute(
    officer: Principal,
    { day = civilDate(this.clock.now()), dossiers }: z.infer<typeof handOverListSchema>,
    recordAnswer: (made: MadeLists) => Sql,
  ): Promise<MadeLists> {
    const chosen = dossiers && [...new Set(dossiers)];
    const handed = await this.handedOver(officer, { day, dossiers: chosen });
    const found = new Set(handed.map(({ dossierId }) => dossierId));
    const missing = chosen?.filter((id) => !found.has(id)) ?? [];
    if (handed.length === 0 || missing.length > 0) {
      throw agenciesProblem(
        'dossier.nothing-handed-over',
        { day, count: missing.length },
        { dossiers: missing },
      );
    }
    try {
      return await this.database.transaction((tx) => this.make(tx, officer, { day, handed }, recordAnswer));
    } catch (error) {
      if (violatesUnique(error, 'hand_over_line_once')) throw agenciesProblem('dossier.on-a-list-already');
      throw error;
    }
  }

  private async handedOver(
    officer: Principal,
    asked: { day: string; dossiers?: readonly string[] | undefined },
  ): Promise<HandedOver[]> {
    const agencies = listPosts(officer).map(({ agencyId }) => agencyId);
    const permitted = await this.scope.where(officer);
    const { officerId } = officer;
    return handedOverOn(this.database, { ...asked, officerId, agencies, permitted, limit: MOST });
  }

  private async make(
    tx: Transaction,
    officer: Principal,
    { day, handed }: { day: string; handed: readonly HandedOver[] },
    recordAnswer: (made: MadeLists) => Sql,
  ): Promise<MadeLists> {
    const at = this.clock.now();
    const lists = await this.numbered(tx, civilDate(at), handed);
    const title = listPosts(officer)[0]?.title ?? '';
    const maker = { day: civilDate(at), at, officerId: officer.officerId, name: officer.fullName, title };
    await insertHandOverLists(tx, lists, maker);
    const made = lists.map(({ id, number, toAgencyId, lines }) => ({
      ...{ id, number, day: maker.day, toAgencyId, dossiers: lines.length },
    }));
    await tx.query(
      insertAuditEntries(
        made.map(({ id, number, dossiers }) => ({
          ...{ at, actor: officer.username, officerId: officer.officerId, action: 'hand-over-list.make' },
          ...{ subjectType: 'hand-over-list', subjectId: id, details: { number, dossiers, handedOver: day } },
        })),
      ),
    );
    const answer = { lists: made };
    await tx.query(recordAnswer(answer));
    return answer;
  }

  /** One list for each pair of agencies; agencies are counted in one order, so that nobody waits for each other. */
  private async numbered(
    tx: Transaction,
    day: string,
    handed: readonly HandedOver[],
  ): Promise<NewHandOverList[]> {
    const agencyOf = await this.directory.finder();
    const lists: NewHandOverList[] = [];
    const senders = [...new Set(handed.map(({ fromAgencyId }) => fromAgencyId))].sort((a, b) => a - b);
    for (const fromAgencyId of senders) {
      const sent = handed.filter((one) => one.fromAgencyId === fromAgencyId);
      const receivers = [...new Set(sent.map(({ toAgencyId }) => toAgencyId))];
      const last = await lastNumberOf(tx, fromAgencyId, day, receivers.length);
      lists.push(
        ...receivers.map((toAgencyId, place) => ({
          ...{ id: uuid(), fromAgencyId, toAgencyId, number: last - receivers.length + place + 1 },
          ...{ fromName: agencyOf(fromAgencyId).name, toName: agencyOf(toAgencyId).name },
          lines: sent.filter((one) => one.toAgencyId === toAgencyId),
        })),
      );
    }
    return lists;
  }
}
