import { type Database, sql } from '#platform/database';
import type { StoredMessage } from '#platform/outbox';
import { TellLadder } from '../src/application/officers/tell-ladder.ts';
import { DUE_AT, storeDossier } from './stored-dossiers.ts';

/** Wards of the seed province, which dossiers go to in turn. */
const WARDS = ['H99.41', 'H99.42', 'H99.44'];

/** Puts so many dossiers of several agencies into the database. @returns their ids */
export async function storeDossiers(database: Database, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const id = await storeDossier(database);
    await database.query(sql`
      update dossier.dossier set lead_agency_id = (select id from organization.agency where code = ${WARDS[nth % WARDS.length]})
      where id = ${id}`);
    await database.query(sql`
      insert into dossier.participation (agency_id, dossier_id, since)
      select unnest(array[lead_agency_id, receiving_agency_id]), id, received_at from dossier.dossier where id = ${id}`);
    ids.push(id);
  }
  return ids;
}

/** A message of the supervision module. */
interface Told {
  at: Date;
  /** Rungs, as messages name them. */
  tell: string;
  share?: number;
  /** Somebody urges on with this step instead. */
  nudgedTask?: string;
}

let ordinal = 0;

const messageOf = (subjectId: string, { at, tell, share = 75, nudgedTask }: Told): StoredMessage => ({
  id: String((ordinal += 1)),
  name: nudgedTask === undefined ? 'supervision.threshold-reached.v1' : 'supervision.nudged.v1',
  ...{ subjectId, occurredAt: at, correlationId: 'test' },
  payload: {
    ...{ tell, dueAt: new Date(DUE_AT).toISOString() },
    ...(nudgedTask === undefined ? { taskId: null, share } : { taskId: nudgedTask, by: 1 }),
  },
});

/** As the relay brings them: eight at a time, each time in a transaction of its own. */
export async function tellLadder(database: Database, ids: readonly string[], told: Told): Promise<void> {
  const messages = ids.map((id) => messageOf(id, told));
  for (let begin = 0; begin < messages.length; begin += 8) {
    await database.transaction((tx) => new TellLadder().handle(messages.slice(begin, begin + 8), tx));
  }
}
