import { Inject, Injectable } from '@nestjs/common';
import { type Agency, Directory } from '#organization';
import { Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Database } from '#platform/database';
import type { ControlSlip, HandOver } from '../domain/form-content.ts';
import { verdictOf } from '../domain/hand-overs.ts';
import { type BookRow, bookRowOf } from '../persistence/book-lines.ts';
import { type HandOverRow, handOverRows } from '../persistence/hand-overs.ts';

/** Control slips of dossiers as they stand now: every hand-over, and how it was kept. */
@Injectable()
export class ControlSlips {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async ofDossier(id: string): Promise<ControlSlip> {
    const [slip] = await this.of(await bookRowOf(this.database, id));
    if (!slip) throw new Error(`dossier ${id} is gone`);
    return slip;
  }

  /** In the order of the rows; one round trip for all. */
  async of(rows: readonly BookRow[]): Promise<ControlSlip[]> {
    const passed = await handOverRows(
      this.database,
      rows.map(({ id }) => id),
    );
    const agencyOf = await this.directory.finder();
    return rows.map((row) => ({
      kind: 'control-slip',
      code: row.code,
      procedure: `${row.procedureName} (${row.procedureCode})`,
      owner: row.name,
      lead: agencyOf(row.leadAgencyId).name,
      cooperating: row.cooperating.map((id) => agencyOf(id).name),
      receivedAt: row.receivedAt,
      appointment: row.dueAt,
      handOvers: passed
        .filter(({ dossierId }) => dossierId === row.id)
        .map((one) => this.handOver(one, row, agencyOf)),
    }));
  }

  private handOver(one: HandOverRow, row: BookRow, agencyOf: (id: number) => Agency): HandOver {
    return {
      giver: one.first ? row.submitter : (one.giver ?? ''),
      giverAgency: one.first ? null : one.giverAgency,
      receiver: one.receiver,
      receiverAgency: agencyOf(one.agencyId).name,
      ...{ step: one.step, givenAt: one.givenAt, takenAt: one.takenAt, dueAt: one.dueAt },
      ...{ finishedAt: one.finishedAt, note: one.note },
      verdict: verdictOf(one, this.clock.now(), this.config.LATENESS_COMPARISON),
    };
  }
}
