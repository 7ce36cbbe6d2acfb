import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import { type RelocatableDossier, relocated, type Relocations } from '../../domain/relocation.ts';
import {
  OPEN,
  participatedIn,
  type Reached,
  readRelocatable,
} from '../../persistence/relocatable-dossiers.ts';

/** Dossiers read at a time. */
const BATCH = 2_000;

/** Dossiers that would go from an agency to a successor, in one capacity. */
export interface RelocationLine {
  readonly from: number;
  readonly to: number;
  /** As the desk that took them in, as the lead, as whoever has an open task, or is asked for an opinion. */
  readonly as: 'desk' | 'lead' | 'task' | 'opinion';
  /** Of the tasks. */
  readonly role: string | null;
  readonly count: number;
}

export interface RelocationPreview {
  /** Dossiers that are not over, each once. */
  readonly open: number;
  /** Dossiers that are over, and that the successors will see. */
  readonly closed: number;
  readonly lines: readonly RelocationLine[];
}

/** Looks where the dossiers of agencies that end would go, and changes nothing. */
@Injectable()
export class PreviewRelocation {
  constructor(private readonly database: Database) {}

  async execute(relocations: Relocations): Promise<RelocationPreview> {
    const agencyIds = [...relocations.keys()];
    const lines = new Map<string, RelocationLine>();
    let open = 0;
    for (let after: Reached | null = null; ;) {
      const page: Reached[] = await participatedIn(this.database, agencyIds, { after, limit: BATCH }, OPEN);
      const dossiers = await readRelocatable(
        this.database,
        page.map(({ id }) => id),
      );
      for (const dossier of dossiers) for (const line of linesOf(dossier, relocations)) add(lines, line);
      open += dossiers.length;
      after = page.at(-1) ?? null;
      if (page.length < BATCH) break;
    }
    return { open, closed: await this.closed(agencyIds), lines: [...lines.values()] };
  }

  private async closed(agencyIds: readonly number[]): Promise<number> {
    const [row] = await this.database.query<{ closed: number }>(sql`
      select count(distinct p.dossier_id)::int as closed from dossier.participation p
      where p.agency_id = any(${[...agencyIds]}::int[]) and not ${OPEN}`);
    return row?.closed ?? 0;
  }
}

function add(lines: Map<string, RelocationLine>, line: Omit<RelocationLine, 'count'>): void {
  const key = JSON.stringify(line);
  lines.set(key, { ...line, count: (lines.get(key)?.count ?? 0) + 1 });
}

function linesOf(dossier: RelocatableDossier, relocations: Relocations): Omit<RelocationLine, 'count'>[] {
  const to = relocated(dossier, relocations);
  const agencyOf = new Map(dossier.tasks.map(({ id, agencyId, role }) => [id, { agencyId, role }]));
  const askedBefore = new Map(dossier.opinions.map(({ id, askedAgencyId }) => [id, askedAgencyId]));
  const places = [
    { from: dossier.receivingAgencyId, to: to.receivingAgencyId, as: 'desk' as const, role: null },
    { from: dossier.leadAgencyId, to: to.leadAgencyId, as: 'lead' as const, role: null },
    ...to.tasks.map(({ id, agencyId }) => ({
      ...{ from: agencyOf.get(id)?.agencyId ?? agencyId, to: agencyId },
      ...{ as: 'task' as const, role: agencyOf.get(id)?.role ?? null },
    })),
    ...to.opinions.map(({ id, askedAgencyId }) => ({
      ...{
        from: askedBefore.get(id) ?? askedAgencyId,
        to: askedAgencyId,
        as: 'opinion' as const,
        role: null,
      },
    })),
  ];
  return places.filter((place) => place.from !== place.to);
}
