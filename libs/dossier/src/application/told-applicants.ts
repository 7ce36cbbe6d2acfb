import { Injectable } from '@nestjs/common';
import { empty, join, sql, type Sql } from '#platform/database';
import type { Bilingual } from '#platform/problem';
import type { NoticeChannel } from '../domain/notice-wishes.ts';

/** A message about a dossier, as its applicant may see it. */
export interface ToldMessage {
  at: Date;
  channel: NoticeChannel;
  /** What it said, in some words. */
  what: Bilingual;
  /** Masked; null = erased. */
  recipient: string | null;
  /** `sent`: the gateway took it, and whether it arrived is not known. */
  state: 'waiting' | 'sent' | 'arrived' | 'not-arrived' | 'not-sent';
  /** Why it was not sent. */
  reason: Bilingual | null;
}

/** Knows what was told of a dossier. It is read in one statement with the dossier, and understood by whose rows they are. */
export interface MessageLog {
  /** jsonb of what it has of a dossier. @param dossierId its id */
  rows(dossierId: Sql): Sql;
  /** @param found what {@link rows} came to */
  told(found: unknown): Promise<ToldMessage[]>;
}

/** Between those who tell applicants and those who show them what they were told. Modules add theirs while they start. */
@Injectable()
export class ToldApplicants {
  private readonly logs: MessageLog[] = [];

  add(log: MessageLog): void {
    this.logs.push(log);
  }

  /** jsonb array, one member a log. */
  rows(dossierId: Sql): Sql {
    const rows = this.logs.map((log) => log.rows(dossierId));
    return sql`jsonb_build_array(${rows.length === 0 ? empty : join(rows)})`;
  }

  /** Oldest first. */
  async told(found: readonly unknown[]): Promise<ToldMessage[]> {
    return (await Promise.all(this.logs.map((log, place) => log.told(found[place])))).flat();
  }
}
