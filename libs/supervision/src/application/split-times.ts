import { Injectable } from '@nestjs/common';
import { FindDossier } from '#dossier';
import type { Reader } from '#identity';
import { Clock } from '#platform/clock';
import { Database, sql } from '#platform/database';
import { addTimes, NO_TIME, type SplitHistory, splitTime, type TimeSplit } from '../domain/time-split.ts';
import { OPEN } from '../persistence/board-conditions.ts';
import { type TimeRow, timesOf } from '../persistence/time-of-dossiers.ts';
import { BoardMoments } from './board-moments.ts';
import { SupervisedAgencies } from './supervised-agencies.ts';

/** Who used up the time of dossiers, in working minutes of the agencies that answer for them. */
@Injectable()
export class SplitTimes {
  constructor(
    private readonly database: Database,
    private readonly find: FindDossier,
    private readonly supervised: SupervisedAgencies,
    private readonly moments: BoardMoments,
    private readonly clock: Clock,
  ) {}

  /** @throws dossier.unknown when it does not exist, or not for them */
  async ofDossier(reader: Reader, id: string): Promise<{ until: Date; split: TimeSplit }> {
    const state = await this.find.state(reader, id);
    const { splits } = await this.split(await this.database.query<TimeRow>(timesOf(sql`d.id = ${id}`)));
    return {
      until: state.completedAt ?? state.closedAt ?? this.clock.now(),
      split: splits[0] ?? NO_TIME,
    };
  }

  /** Of the open dossiers of one agency, added up. @throws supervision.agency-unknown, supervision.agency-foreign */
  async ofAgency(reader: Reader, code: string): Promise<{ at: Date; dossiers: number; split: TimeSplit }> {
    const { permitted, agencyId } = await this.supervised.of(reader, code);
    const open = timesOf(sql`d.lead_agency_id = ${agencyId} and ${OPEN} and ${permitted}`);
    const { at, splits } = await this.split(await this.database.query<TimeRow>(open));
    return { at, dossiers: splits.length, split: splits.reduce(addTimes, NO_TIME) };
  }

  private async split(rows: readonly TimeRow[]): Promise<{ at: Date; splits: TimeSplit[] }> {
    const at = this.clock.now();
    const ids = [...new Set(rows.map(({ leadAgencyId }) => leadAgencyId))];
    const { agencies, calendarOf } = await this.moments.at(at, ids);
    const units = new Map(agencies.map((agency) => [agency.id, new Set(agency.units)]));
    return {
      at,
      splits: rows.map((row) => {
        const own = (agencyId: number): boolean => units.get(row.leadAgencyId)?.has(agencyId) ?? false;
        return splitTime(calendarOf(row.leadAgencyId), historyOf(row, own), at);
      }),
    };
  }
}

const instantOf = (at: string | null): Date | null => (at === null ? null : new Date(at));

function historyOf(row: TimeRow, own: (agencyId: number) => boolean): SplitHistory {
  return {
    receivedAt: row.receivedAt,
    endedAt: row.endedAt,
    suspensions: row.suspensions.map(({ reason, from, to }) => ({
      reason,
      from: new Date(from),
      to: instantOf(to),
    })),
    holdings: row.steps.flatMap(({ agencyId, from, to, sent }) => {
      const starts = [from, ...sent.map(({ until }) => until)];
      return [...sent.map((one) => one.agencyId), agencyId].map((holder, place) => ({
        own: own(holder),
        from: new Date(starts[place] ?? from),
        to: instantOf(starts[place + 1] ?? to),
      }));
    }),
  };
}
