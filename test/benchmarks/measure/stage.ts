import { readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import { projectPath } from '#platform/config';
import { type Database, sql } from '#platform/database';
import { birthRegistration } from '../../support/receptions.ts';

/** A desk as the floor's statements need it. */
export interface Desk {
  username: string;
  desk: number;
  lead: number;
  deskCode: string;
  officer: number;
  procedure: number;
  procedureName: string;
  workflow: number;
}

/** A dossier that stands at one of the two steps the load moves it between. */
export interface MovingDossier {
  id: string;
  code: string;
  version: number;
  step: 'appraisal' | 'review';
}

const { password } = JSON.parse(readFileSync(projectPath('seed', 'demo-accounts.json'), 'utf8')) as {
  password: string;
};

/** Dossiers prepared at once; as many as a busy hall would. */
const AT_ONCE = 16;

/** Speaks to the API over HTTP to prepare what a load needs. */
export class Stage {
  constructor(private readonly url: string) {}

  async signIn(username: string): Promise<string> {
    const { accessToken } = await this.post<{ accessToken: string }>('/sessions', { username, password });
    return accessToken;
  }

  /** Birth registrations of phường Hoa Ban, handed over and assigned: each waits for its appraisal. */
  async dossiersAtAppraisal(count: number): Promise<MovingDossier[]> {
    const desk = await this.signIn('tiepnhan.hoaban');
    const unitHead = await this.signIn('truongphong.hoaban');
    const made: MovingDossier[] = [];
    const makeNext = async (): Promise<void> => {
      for (let left = count - made.length; left > 0; left = count - made.length) {
        const { id, code } = await this.post<{ id: string; code: string }>('/dossiers', birthRegistration(), {
          token: desk,
        });
        await this.act(id, 1, { step: 'reception', action: 'hand-over' }, desk);
        await this.act(id, 2, { step: 'assignment', action: 'assign' }, unitHead);
        made.push({ id, code, version: 3, step: 'appraisal' });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, makeNext));
    return made;
  }

  private act(id: string, version: number, body: object, token: string): Promise<unknown> {
    return this.post(`/dossiers/${id}/actions`, body, { token, version });
  }

  private async post<Answer>(
    path: string,
    body: object,
    as: { token?: string; version?: number } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': uuid(),
        ...(as.token ? { authorization: `Bearer ${as.token}` } : {}),
        ...(as.version ? { 'if-match': `"${as.version}"` } : {}),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}

/** One officer of each commune's desk. */
export const communeDesks = (database: Database): Promise<Desk[]> =>
  database.query(sql`
    select distinct on (desk.id) o.username, desk.id as desk, commune.id as lead, desk.code as "deskCode",
           o.id as officer, p.id as procedure, p.name as "procedureName", w.id as workflow
    from organization.agency desk
    join organization.agency commune on commune.id = desk.parent_id and commune.kind = 'commune'
    join organization.position post on post.agency_id = desk.id and post.role = 'reception-officer'
    join organization.officer o on o.id = post.officer_id
    join procedure.procedure p on p.code = ${birthRegistration().procedure}
    join workflow.definition w on w.procedure_code = p.code
    order by desk.id, o.username`);
