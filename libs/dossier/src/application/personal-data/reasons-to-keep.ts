import { Injectable, Module } from '@nestjs/common';
import { empty, join, sql, type Sql } from '#platform/database';

/**
 * Why the personal data of a dossier are still needed, as a boolean SQL expression that is never null.
 * @param dossierId SQL of the id of one dossier
 */
export type ReasonToKeep = (dossierId: Sql) => Sql;

/** Between those who still need them and who erases them. Modules add theirs while they start, in the api and in the worker. */
@Injectable()
export class ReasonsToKeep {
  private readonly reasons: ReasonToKeep[] = [];

  add(reason: ReasonToKeep): void {
    this.reasons.push(reason);
  }

  /** Each of them, as the end of a chain of alternatives; empty = there is none. */
  or(dossierId: Sql): Sql {
    const each = this.reasons.map((reason) => sql`or ${reason(dossierId)}`);
    return each.length === 0 ? empty : join(each, ' ');
  }
}

/** For whoever needs them, and whoever erases them. */
@Module({ providers: [ReasonsToKeep], exports: [ReasonsToKeep] })
export class ReasonsToKeepModule {}
