import { sql } from '#platform/database';
import type { System } from './system.ts';

/** What was found of errands over the shared platform once all was done. */
export interface ErrandsFound {
  /** Dossiers that wait for their desk, and those with both papers among them. */
  fetched: number;
  complete: number;
  /** States the civil-status system has of dossiers it has right to their end. */
  told: number;
  /** Results that stand in their owner's store, each under its number. */
  deposited: number;
  /** What is missing, out of order, there twice, or on a list of faults. */
  wrong: string[];
  /** Calls that asked or said what another had. */
  doubled: number;
}

/** Compares what the platform holds with the history, dossier by dossier, and what was fetched with what waits there. */
export async function errandsFound(system: System): Promise<ErrandsFound> {
  const fetched = await fetchedOf(system);
  const histories = await historiesOf(system);
  const { papers, civilStatus } = system.sharedPlatform;
  const numbers = papers.map(({ SoKyHieu }) => SoKyHieu);
  const wrong = [
    ...fetched.filter(({ count }) => count !== 1).map(({ code, count }) => `${code}: ${count} submissions`),
    ...(await faultsOf(system)).map(({ problem }) => problem),
    ...histories
      .filter(
        ({ code, done }) =>
          civilStatus
            .told(code)
            .map(({ MoTa }) => MoTa)
            .join() !== done.join(),
      )
      .map(({ code }) => `${code}: told otherwise than it happened`),
    ...numbers.filter((number, index) => numbers.indexOf(number) < index).map((number) => `${number}: twice`),
  ];
  return {
    fetched: fetched.filter(({ count }) => count === 1).length,
    complete: fetched.filter(({ papers: files }) => files === 2).length,
    told: civilStatus.states.length,
    deposited: new Set(numbers).size,
    ...{ wrong, doubled: doubledAt(system) },
  };
}

const fetchedOf = ({ database }: System) =>
  database.query<{ code: string; count: number; papers: number }>(sql`
    select a.code, count(distinct s.id)::int as count, count(v.id)::int as papers
    from shared_platform.civil_arrival a
    left join intake.submission s on s.source = 'civil-status' and s.source_code = a.code
    left join document.document o on o.submission_id = s.id
    left join document.version v on v.document_id = o.id
    group by a.code`);

/** What was done to each dossier that came from there, as far as it changed its status. */
const historiesOf = ({ database }: System) =>
  database.query<{ code: string; done: string[] }>(sql`
    select a.online ->> 'civilStatusCode' as code, array_agg(h.action_name order by h.sequence) as done
    from dossier.applicant a join dossier.history h on h.dossier_id = a.dossier_id
    where a.online ->> 'civilStatusCode' is not null and h.status is distinct from h.status_before
    group by 1`);

const faultsOf = ({ database }: System) =>
  database.query<{ problem: string }>(sql`select problem from intake.portal_fault`);

/** What was asked or said in calls that did their work, less each of it once. */
function doubledAt({ sharedPlatform }: System): number {
  const said = (['civil-detail', 'civil-state', 'deposit'] as const).flatMap((service) =>
    sharedPlatform.calls(service).map(({ body }) => JSON.stringify({ service, ...fixed(body) })),
  );
  return said.length - new Set(said).size;
}

/** Addresses of files are signed anew each time. */
const fixed = (body: unknown): object => ({ ...(body as object), DanhSachTepDinhKem: undefined });
