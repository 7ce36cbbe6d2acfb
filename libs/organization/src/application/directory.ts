import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { AgencyRow } from '../persistence/agency.entity.ts';

/** An agency as other modules see it. */
export type Agency = Readonly<AgencyRow>;

/** How long a process may go on with an agency list another one has changed, in milliseconds. */
const FRESH_FOR = 5_000;

/**
 * The province's agencies, held in memory: a few hundred rows that change a few times a year and are needed by
 * every request. Those that were abolished stay in it: history speaks of them.
 */
@Injectable()
export class Directory {
  private agencies: Promise<ReadonlyMap<number, Agency>> | undefined;
  private loadedAt = 0;

  constructor(private readonly database: Database) {}

  /** Looks again for an agency it does not know: another process may just have made it. */
  async byId(id: number): Promise<Agency> {
    if (!(await this.all()).has(id)) this.forget();
    return (await this.finder())(id);
  }

  /** `byId` of this moment, for many look-ups in a row. */
  async finder(): Promise<(id: number) => Agency> {
    const agencies = await this.all();
    return (id) => {
      const agency = agencies.get(id);
      if (!agency) throw new Error(`agency ${id} is not in the directory`);
      return agency;
    };
  }

  async byCode(code: string): Promise<Agency | undefined> {
    return [...(await this.all()).values()].find((agency) => agency.code === code);
  }

  /** The agency itself and everything below it, by id. */
  async subtree(rootId: number): Promise<number[]> {
    const agencies = [...(await this.all()).values()];
    const below = (id: number): number[] => [
      id,
      ...agencies.filter((agency) => agency.parentId === id).flatMap((agency) => below(agency.id)),
    ];
    return below(rootId);
  }

  async all(): Promise<ReadonlyMap<number, Agency>> {
    const now = performance.now();
    if (!this.agencies || now - this.loadedAt > FRESH_FOR) {
      this.loadedAt = now;
      this.agencies = this.load();
      this.agencies.catch(() => (this.agencies = undefined));
    }
    return this.agencies;
  }

  /** After a change of this process; the others notice it in {@link FRESH_FOR}. */
  forget(): void {
    this.agencies = undefined;
  }

  private async load(): Promise<ReadonlyMap<number, Agency>> {
    const rows = await this.database.query<Agency>(sql`
      select id, code, national_id as "nationalId", name, kind, level, parent_id as "parentId", functions, serves,
             calendar, phone, address, valid_from::text as "validFrom", valid_until::text as "validUntil",
             succeeded_by as "succeededBy", version
      from organization.agency order by id`);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
