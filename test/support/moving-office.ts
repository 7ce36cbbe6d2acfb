import { readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { projectPath } from '#platform/config';
import { sql } from '#platform/database';
import type { WorkflowDefinition } from '#workflow';
import { ApplyWorkflowChanges } from '#workflow-change';
import type { Answer, Officer } from './officer.ts';
import { createTestApi, type TestApi } from './test-api.ts';
import { createTestWorker, type TestWorker } from './test-worker.ts';
import { hoaBan, type HoaBan, receive, walkTo } from './walk.ts';

const CODE = '1.001193';
export const DECISION = { reason: 'Rút gọn quy trình khai sinh', decision: '45/QĐ-UBND' };
export const MOVE = { code: CODE, from: [1], to: 2, steps: { appraisal: 'study' } };

/** The appraisal has another code, name and limit, and nobody reviews it any more. */
export function shortened(): WorkflowDefinition {
  const text = readFileSync(projectPath('seed', 'workflows', `${CODE}.json`), 'utf8');
  const workflow = JSON.parse(text.replaceAll('"appraisal"', '"study"')) as WorkflowDefinition;
  workflow.steps = workflow.steps.filter(({ code }) => code !== 'review');
  workflow.actions = workflow.actions.filter(({ from }) => from !== 'review');
  workflow.actions.find(({ from, code }) => from === 'study' && code === 'submit')!.to = ['approval'];
  Object.assign(
    workflow.steps.find(({ code }) => code === 'approval')!,
    { notBy: ['study'] },
  );
  Object.assign(
    workflow.steps.find(({ code }) => code === 'study')!,
    {
      ...{ name: 'Thẩm định', limit: { amount: 2, unit: 'working-hour' } },
    },
  );
  return workflow;
}

/** Phường Hoa Ban, whose birth registrations are to be moved to another version of their workflow. */
export class MovingOffice {
  private constructor(
    readonly api: TestApi,
    readonly worker: TestWorker,
    public officers: HoaBan,
    public administrator: Officer,
  ) {}

  static async open(): Promise<MovingOffice> {
    const api = await createTestApi();
    const worker = await createTestWorker(api);
    return new MovingOffice(api, worker, await hoaBan(api), await api.signIn('quantri.tinh'));
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.api.close();
  }

  /** Sessions end over night. */
  async signInAnew(): Promise<void> {
    this.officers = await hoaBan(this.api);
    this.administrator = await this.api.signIn('quantri.tinh');
  }

  async publish(workflow: object = shortened()): Promise<void> {
    const { status, body } = await this.administrator.post('/workflows', workflow);
    if (status !== 201) throw new Error(JSON.stringify(body));
  }

  /** A birth registration that has come to a step. */
  async at(step: string): Promise<{ id: string; code: string }> {
    const { id, code } = await receive(this.officers.desk);
    await walkTo(step, id, this.officers);
    return { id, code };
  }

  plan(move: object = MOVE): Promise<Answer> {
    return this.administrator.post('/workflow-changes', move);
  }

  async planned(move: object = MOVE): Promise<Answer['body']> {
    const { status, body } = await this.plan(move);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  apply(id: string, key: string = uuid()): Promise<Answer> {
    const headers = { 'idempotency-key': key };
    return this.administrator.post(`/workflow-changes/${id}/application`, DECISION, headers);
  }

  carryOut(): Promise<number> {
    return this.worker.get(ApplyWorkflowChanges).execute();
  }

  /** Plans a move, decides it and carries it out. @returns its id */
  async moved(move: object = MOVE): Promise<string> {
    const { id } = await this.planned(move);
    await this.apply(id);
    await this.carryOut();
    return id;
  }

  async versionOf(id: string): Promise<number | undefined> {
    const [row] = await this.api.database.query<{ version: number }>(sql`
      select w.version from dossier.dossier d join workflow.definition w on w.id = d.workflow_id
      where d.id = ${id}`);
    return row?.version;
  }

  async dossier(id: string): Promise<Answer['body']> {
    return (await this.officers.desk.get(`/dossiers/${id}`)).body;
  }

  async history(id: string): Promise<Answer['body'][]> {
    return (await this.officers.desk.get(`/dossiers/${id}/history`)).body.items;
  }
}
