import { Injectable } from '@nestjs/common';
import { Directory } from '#organization';
import { Database } from '#platform/database';
import type { CalendarBook } from '#working-calendar';
import { rescheduled } from '../../domain/rescheduled.ts';
import { runningDossiers } from '../../persistence/running-dossiers.ts';

/** Dossiers read at a time. */
const BATCH = 2_000;

/** A dossier whose due time would move. */
export interface PreviewedMove {
  id: string;
  code: string;
  procedureCode: string;
  leadAgencyId: number;
  dueAt: Date;
  dueByCalendar: Date;
  /** Whether the due time it has was told as provisional. */
  wasProvisional: boolean;
  provisional: boolean;
}

export interface ReschedulePreview {
  looked: number;
  moves: PreviewedMove[];
}

/** Looks what a calendar would do to every running dossier, and changes nothing. */
@Injectable()
export class PreviewRescheduling {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  async execute(book: CalendarBook): Promise<ReschedulePreview> {
    const agencyOf = await this.directory.finder();
    const preview: ReschedulePreview = { looked: 0, moves: [] };
    let after: string | null = null;
    for (;;) {
      const dossiers = await runningDossiers(this.database, { after, limit: BATCH });
      for (const dossier of dossiers) {
        const { due } = rescheduled(dossier, book, agencyOf);
        if (!due || !dossier.dueAt) continue;
        preview.moves.push({
          id: dossier.id,
          code: dossier.code,
          procedureCode: dossier.procedureCode,
          leadAgencyId: dossier.leadAgencyId,
          dueAt: dossier.dueAt,
          dueByCalendar: due.at,
          wasProvisional: dossier.dueProvisional,
          provisional: due.provisional,
        });
      }
      preview.looked += dossiers.length;
      after = dossiers.at(-1)?.id ?? null;
      if (dossiers.length < BATCH) return preview;
    }
  }
}
