import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { Answer, Officer } from './officer.ts';
import { applicant } from './receptions.ts';
import type { TestApi } from './test-api.ts';
import { receiveAs } from './walk.ts';

/** The levy of the seed that most tests are about, and what it is at the desk. */
export const LEVY = 'Lệ phí đăng ký hộ kinh doanh';
export const LEVY_AMOUNT = 50_000;
export const TILL = '/cash-books/H99.41.01/days';

/** Registration of a household business; 50,000 đồng at the desk, 150,000 online. */
export const businessRegistration = (overrides: object = {}) => ({
  ...{ procedure: '1.001612', channel: 'direct', applicant, duplicateOf: 'known' },
  components: [{ code: '1.001612-TP01', originals: 1 }],
  ...overrides,
});

/** A dossier with its charges laid down. @returns its id */
export async function charged(desk: Officer, request: object = businessRegistration()): Promise<string> {
  const { id } = await receiveAs(desk, request);
  await demanded(desk.post(`/dossiers/${id}/fees/assessments`, {}));
  return id;
}

/** The body of an answer that must be one of success. */
export async function demanded(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

export const openTill = (desk: Officer): Promise<Answer> => desk.post(TILL, { series: 'BL' });

/** What the dossier keeps, and what its ledger comes to. */
export async function kept(
  api: TestApi,
  id: string,
): Promise<{ outstanding: number; sum: number; fees: Answer['body'] }> {
  const [row] = await api.database.query<Awaited<ReturnType<typeof kept>>>(sql`
    select to_jsonb(d.fee_outstanding) as outstanding, d.fees,
           (select to_jsonb(coalesce(sum(e.amount), 0)) from fee.entry e where e.dossier_id = d.id) as sum
    from dossier.dossier d where d.id = ${id}`);
  if (!row) throw new Error('no such dossier');
  return row;
}

/** The seed's workflow of the levy's procedure, in which this action waits for the fees to be paid. */
export function workflowDemandingFees(from: string, code: string): object {
  const file = projectPath('seed', 'workflows', '1.001612.json');
  const seed = JSON.parse(readFileSync(file, 'utf8')) as { actions: { from: string; code: string }[] };
  return {
    ...seed,
    actions: seed.actions.map((action) =>
      action.from === from && action.code === code ? { ...action, demands: ['fees-paid'] } : action,
    ),
  };
}

/** Where the account of a dossier is. */
export const fees = (id: string): string => `/dossiers/${id}/fees`;

/** What a refusal says of itself. */
export const refused = ({ status, body }: Answer) => [status, body.code];

/** What of a request was unfit. */
export const fault = ({ status, body }: Answer) => [status, body.errors?.[0]?.pointer];
