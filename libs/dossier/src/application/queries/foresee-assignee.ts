import { Injectable } from '@nestjs/common';
import { Database, sql } from '#platform/database';
import type { AssignmentPolicy } from '#workflow';
import type { Person } from '../../domain/person.ts';
import { candidatesOf, givenInTurn } from '../../persistence/choose-officers.ts';

/** A step that is only imagined to open. */
export interface ForeseenStep {
  agencyId: number;
  role: string;
  policy: AssignmentPolicy;
  procedureId: number;
  receivingAgencyId: number;
  /** Officer who did the step a `same-as` names; null = nobody did. */
  doneBy: number | null;
  /** Officers who did a step it is to be kept apart from. */
  barred: readonly number[];
  /** When it opens. */
  at: Date;
}

/** Tells whom a policy would choose now, by the very rule that chooses when a step opens; it takes nobody's turn. */
@Injectable()
export class ForeseeAssignee {
  constructor(private readonly database: Database) {}

  /** @returns undefined when the step would wait to be claimed. */
  async execute(step: ForeseenStep): Promise<Person | undefined> {
    const { policy, procedureId, receivingAgencyId, at } = step;
    if (policy.by === 'claim') return undefined;
    const matter = {
      ...{ dossierId: null, procedureId: sql`${procedureId}`, secrecy: sql`'normal'` },
      ...{ receivingAgencyId, leaves: null, at, applicant: sql`null::bytea` },
    };
    const [officer] = await this.database.query<Person>(sql`
      with ${candidatesOf([{ ...step, step: '', notBy: [] }], matter)},
           post as (
             select w.agency_id, w.role, coalesce(r.turns, '{}') as turns
             from wish w left join dossier.rota r using (agency_id, role))
      select o.id as "officerId", o.username, o.full_name as name
      from post cross join lateral (${givenInTurn('post', sql`post.turns`)}) given
      join organization.officer o on o.id = given.latest[1]`);
    return officer;
  }
}
