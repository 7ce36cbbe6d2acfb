import { type Database, sql } from '#platform/database';
import { type Figure, FIGURES, type Grouping } from '#supervision';
import { fill } from '../benchmarks/plans/fill.ts';
import { boardRules } from './board-rules.ts';
import type { Answer, Officer } from './officer.ts';
import { openByHistory, type RawDossier, recountedBoard, shownKeys } from './raw-boards.ts';
import type { TestApi } from './test-api.ts';
import { type HoaBan, receive, walkTo } from './walk.ts';

export async function demanded(asked: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
}

export const matching = async (officer: Officer, id: string) => ({
  'if-match': (await officer.get(`/dossiers/${id}`)).headers['etag'] ?? '',
});

/** Made up by the set, open ones due on every day around the present, with every reason to stand still. */
export async function makeUpBoards(api: TestApi, dossiers: number): Promise<void> {
  await fill(api, dossiers);
  const open = sql`d.closed_at is null and d.completed_at is null`;
  await api.database.query(sql`
    update dossier.dossier d set due_at = m.due, secrecy = case m.n % 23 when 1 then 'confidential' else 'normal' end
    from (select d.id, row_number() over (order by d.id) as n,
                 ${api.clock.now()}::timestamptz
                   + (hashint8extended(row_number() over (order by d.id), 5) % (case row_number() over (order by d.id) % 2 when 0 then 800 else 150 end))
                   * interval '1 hour' as due
          from dossier.dossier d where ${open}) m
    where m.id = d.id`);
  await api.database.query(sql`alter table dossier.history disable trigger all`);
  await api.database.query(sql`
    update dossier.history h set due_at = d.due_at from dossier.dossier d where d.id = h.dossier_id and ${open}`);
  await api.database.query(sql`alter table dossier.history enable trigger all`);
  await api.database.query(sql`
    update dossier.suspension set reason = (array['supplement', 'financial-obligation', 'applicant-request'])[1 + id % 3]
    where ended_at is null`);
}

/** Dossiers of Hoa Ban that went through the desk's hands. */
export interface ActedOn {
  /** It waits for papers. */
  asked: string;
  /** It stands still for force majeure. */
  stopped: string;
  /** Its step was sent to another commune. */
  given: string;
}

export async function actOnSome(officers: HoaBan): Promise<ActedOn> {
  const at = async (step: string): Promise<string> => {
    const { id } = await receive(officers.desk);
    await walkTo(step, id, officers);
    return id;
  };
  const outside = async (id: string, path: string, body: object): Promise<string> => {
    await demanded(
      officers.leader.post(`/dossiers/${id}/${path}`, body, await matching(officers.leader, id)),
    );
    return id;
  };
  const asked = await at('appraisal');
  const supplement = { items: ['Giấy chứng sinh'], reason: 'Thiếu' };
  await demanded(
    officers.caseOfficer.act(asked, { step: 'appraisal', action: 'request-supplement', supplement }),
  );
  const force = { reason: 'force-majeure', paper: 'Công văn 1' };
  const stopped = await outside(await at('review'), 'suspensions', force);
  const sending = { step: 'appraisal', agency: 'H99.46', reason: 'Không đúng thẩm quyền', paper: '1' };
  const given = await outside(await at('appraisal'), 'sendings', sending);
  await at('approval');
  await at('done');
  return { asked, stopped, given };
}

/** All pages of the dossiers behind a figure. */
export async function behind(officer: Officer, query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const page = await demanded(officer.get(`/supervision/boards/dossiers?limit=40&${query}${cursor}`));
    ids.push(...page.items.map(({ id }: { id: string }) => id));
    if (page.next === null) return ids;
    cursor = `&cursor=${page.next}`;
  }
}

export type Lines = ReadonlyMap<string | null, Record<Figure, string[]>>;

/** Ids of each figure of each line, from the histories. */
export async function recounted(
  api: TestApi,
  by: Grouping,
  of: (one: RawDossier) => boolean,
): Promise<Lines> {
  const all = (await openByHistory(api.database)).filter(of);
  const name = await shownKeys(api.database, by);
  const lines = recountedBoard(by, all, await boardRules(api));
  return new Map([...lines].map(([key, line]) => [name(key), line]));
}

const numbers = (figures: Record<Figure, string[]>) =>
  Object.fromEntries(FIGURES.map((figure) => [figure, figures[figure].length]));

/** Figures by key. */
export const expected = (lines: Lines) =>
  Object.fromEntries([...lines].map(([key, line]) => [key, numbers(line)]));

export const shown = ({ lines }: Answer['body']): Record<string, unknown> =>
  Object.fromEntries(lines.map(({ key, figures }: Answer['body']) => [key?.code ?? null, figures]));

/** Not secret, as all that those are shown who are cleared for nothing. */
export const NORMAL = ({ secrecy }: RawDossier): boolean => secrecy === 'normal';

/** Dossiers whose due time was moved, by their histories; the newest first. */
export const changedDeadlines = (database: Database): Promise<{ id: string }[]> =>
  database.query(sql`
    select dossier_id as id from dossier.history where due_before is not null and due_at is distinct from due_before
    order by at desc, dossier_id desc, sequence desc`);
