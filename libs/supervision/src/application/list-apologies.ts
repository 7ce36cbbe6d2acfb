import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { lastApologyAt } from '#deadline';
import { cursorInstant, DossierScope, type Page, pageOf, readCursor } from '#dossier';
import type { Reader } from '#identity';
import { type Agency, Directory } from '#organization';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Calendars, type WorkingCalendar } from '#working-calendar';
import { apologyHorizon } from '../domain/apology-days.ts';
import {
  type ApologyKey,
  type ApologyPage,
  apologyRows,
  type ApologyRow,
} from '../persistence/find-apologies.ts';

/** A dossier whose applicant is to be told of a delay while the law lets one be told. */
export interface DueApology extends Omit<ApologyRow, 'terms' | 'phase'> {
  /** The last instant at which an apology is in time (NĐ 61/2018 Đ.19.9). */
  apologiseBy: Date;
}

/** Rows read at a time at least: what is due today has no time left, and may be much. */
const LEAST_READ = 100;

const cursorKey = z.tuple([cursorInstant, z.number(), z.uuid()]);

const keyOf = ({ dueAt, place, id }: Pick<ApologyRow, 'dueAt' | 'place' | 'id'>) =>
  [dueAt.toISOString(), place, id] satisfies ApologyKey;

/**
 * Dossiers that will probably be late, were not extended before and for which an apology can still come in time, for those who may
 * extend them: the most urgent first. Nothing is sent by this: who approves extends the limit.
 */
@Injectable()
export class ListApologies {
  constructor(
    private readonly database: Database,
    private readonly scope: DossierScope,
    private readonly calendars: Calendars,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.cursor-invalid */
  async execute(
    reader: Reader,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<DueApology>> {
    const after = readCursor(cursor, cursorKey);
    const now = this.clock.now();
    const calendarOf = await this.calendarsOf();
    const agencies = await this.agencies(reader);
    if (agencies.length === 0) return { items: [], next: null };
    const horizonOf = new Map(agencies.map(({ id }) => [id, apologyHorizon(calendarOf(id), now)]));
    const asked = {
      permitted: await this.scope.where(reader, 'time'),
      ...{ now, limit: Math.max(limit + 1, LEAST_READ) },
      dueBefore: latestOf([...horizonOf.values()]),
    };
    const inTime = ({ terms, phase, ...row }: ApologyRow): DueApology[] => {
      const apologiseBy = lastApologyAt(calendarOf(row.leadAgencyId), row.dueAt, terms, phase);
      const looked = row.dueAt < (horizonOf.get(row.leadAgencyId) ?? asked.dueBefore);
      return looked && apologiseBy >= now ? [{ ...row, apologiseBy }] : [];
    };
    return pageOf(await this.found(asked, after, { limit: limit + 1, inTime }), limit, keyOf);
  }

  /** Reads on until there are so many that are in time, or no more at all. */
  private async found(
    asked: Omit<ApologyPage, 'after'>,
    from: ApologyKey | undefined,
    { limit, inTime }: { limit: number; inTime: (row: ApologyRow) => DueApology[] },
  ): Promise<DueApology[]> {
    const found: DueApology[] = [];
    for (let after = from; ;) {
      const rows = await this.database.query<ApologyRow>(apologyRows({ ...asked, after }));
      found.push(...rows.flatMap(inTime));
      const last = rows.at(-1);
      if (!last || rows.length < asked.limit || found.length >= limit) return found;
      after = keyOf(last);
    }
  }

  /** Whose dossiers they may extend. */
  private async agencies(reader: Reader): Promise<Agency[]> {
    const ways = await this.scope.ways(reader, 'time', ['leadAgency']);
    const all = await this.directory.all();
    return [...new Set(ways.flatMap(({ ids }) => ids.map(Number)))].flatMap((id) => all.get(id) ?? []);
  }

  private async calendarsOf(): Promise<(agencyId: number) => WorkingCalendar> {
    const [book, agencyOf] = [await this.calendars.current(), await this.directory.finder()];
    return (agencyId) => book.of(agencyOf(agencyId));
  }
}

const latestOf = (instants: readonly Date[]): Date =>
  new Date(Math.max(...instants.map((instant) => instant.getTime())));
