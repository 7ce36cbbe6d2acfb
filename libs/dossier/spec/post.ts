import { v7 as uuid } from 'uuid';
import { type Database, sql } from '#platform/database';
import type { AssignmentPolicy } from '#workflow';
import type { PlannedChange, PlannedTask } from '../src/domain/planned-change.ts';
import { UNSAID } from '../src/domain/notice-wishes.ts';
import { historyLine } from '../src/application/history-line.ts';
import { applyChange } from '../src/persistence/apply-change.ts';
import { insertDossier } from '../src/persistence/insert-dossier.ts';
import { loadState } from '../src/persistence/load-state.ts';
import { at } from './office.ts';

/** What a holder of the post looks after; all, unless it says what. */
interface LooksAfter {
  fields?: string[];
  areas?: string[];
}

/** Where a dossier comes from. */
export interface Matter {
  /** Of the seed; birth registration unless it says which. */
  procedure?: string;
  /** Code of the desk that took it in. */
  desk?: string;
}

export interface GivenStep {
  dossierId: string;
  /** Who got it: the place of the holder in the post, from 0; null = nobody. */
  holder: number | null;
}

const WHEN = at('2026-03-02 08:00');
const ROLE = 'case-officer';
const nothing = sql`select 1`;
let ordinal = 0;

/** A post of an agency of its own, with its holders; steps open at it on real dossiers. */
export class Post {
  private constructor(
    private readonly database: Database,
    readonly agencyId: number,
    readonly officers: readonly number[],
  ) {}

  /** @param holders as many as there are, or what each looks after */
  static async with(database: Database, holders: number | readonly LooksAfter[]): Promise<Post> {
    ordinal += 1;
    const code = `H99.9.${ordinal}`;
    const looksAfter: readonly LooksAfter[] =
      typeof holders === 'number' ? Array.from({ length: holders }, () => ({})) : holders;
    const [agency] = await database.query<{ id: number }>(sql`
      insert into organization.agency (code, national_id, name, kind, level, calendar, phone, address)
      values (${code}, '000.00.00.H99', ${`Phòng ${code}`}, 'department', 'province', 'standard', '0', 'Thử')
      returning id`);
    const agencyId = agency!.id;
    const officers: number[] = [];
    for (const [place, { fields = [], areas = [] }] of looksAfter.entries()) {
      const [officer] = await database.query<{ id: number }>(sql`
        with officer as (
          insert into organization.officer (username, full_name)
          values (${`o${place}.p${ordinal}`}, ${`Mẫu ${ordinal}-${place}`}) returning id)
        insert into organization.position (officer_id, agency_id, role, title, fields, areas)
        select id, ${agencyId}, ${ROLE}, 'Chuyên viên', ${fields}, ${areas} from officer returning officer_id as id`);
      officers.push(officer!.id);
    }
    return new Post(database, agencyId, officers);
  }

  task(step: string, assign?: AssignmentPolicy, waitsFor = 1): PlannedTask {
    return {
      ...{ step, stepName: step, agencyId: this.agencyId, role: ROLE, waitsFor, dueAt: null, timers: [] },
      timeLimit: { amount: 1, unit: 'working-day' },
      ...(assign && { assign }),
    };
  }

  /** Receives a dossier whose first step opens at this post. */
  async receive(assign?: AssignmentPolicy, matter: Matter = {}): Promise<GivenStep> {
    const dossierId = await this.receiveAll([this.task('first', assign)], matter);
    return { dossierId, holder: await this.holderOf(dossierId, 'first') };
  }

  async receiveAll(tasks: readonly PlannedTask[], { procedure, desk }: Matter = {}): Promise<string> {
    const id = uuid();
    const [known] = await this.database.query<{ procedureId: number; deskId: number }>(sql`
      select (select id from procedure.procedure where code = ${procedure ?? '1.001193'}) as "procedureId",
             (select id from organization.agency where code = ${desk ?? 'H99.41.01'}) as "deskId"`);
    const { procedureId, deskId } = known!;
    await insertDossier(
      this.database,
      {
        ...{ id, codePrefix: `${id}-`, codeDay: '2026-03-02', workflowId: null, channel: 'direct' },
        procedure: {
          id: procedureId,
          code: '1.001193',
          name: 'Đăng ký khai sinh',
          caseCode: null,
          fieldCode: null,
        },
        secrecy: 'normal',
        ...{ receivingAgencyId: deskId, leadAgencyId: this.agencyId, receivedAt: WHEN },
        ...{ terms: null, due: null, closedAt: null, submitter: null, online: null, components: [], tasks },
        ...{ returning: { way: 'desk' }, notices: UNSAID, sets: 1, area: null },
        applicant: {
          ...{ kind: 'person', fullName: 'Người Dân Mẫu', address: 'Thôn Mẫu' },
          identity: { kind: 'citizen-id', number: '099099000001' },
        },
        sealed: {
          ...{ identity: Buffer.of(1), identityIndex: Buffer.of(1), identityTail: '001' },
          ...{ phone: null, phoneIndex: null, email: null },
          ...{ submitterPhone: null, submitterIdentityIndex: null },
        },
        history: this.line(id, 1, 0, { action: 'receive', status: 'processing' }),
      },
      this.audit(id),
      sql`true`,
      () => nothing,
    );
    return id;
  }

  /**
   * Leaves a step and opens others. @param by place of who acts
   * @returns whether it took effect
   */
  async leave(
    dossierId: string,
    step: string,
    opens: readonly PlannedTask[],
    by = 0,
    sees = () => Promise.resolve(),
  ): Promise<boolean> {
    const state = await loadState(this.database, dossierId, sql`true`);
    if (!state) throw new Error('no dossier');
    await sees();
    const change: PlannedChange = {
      ...{ status: 'processing', due: null, clock: 'ended', completedAt: null, closedAt: null },
      ...{
        closesEveryTask: false,
        closesTask: step,
        opensTasks: opens,
        retimes: [],
        retimesTimers: [],
        toSteps: opens.map((task) => task.step),
      },
      ...{
        establishes: {},
        classifies: null,
        suspends: null,
        resumes: false,
        phaseStarts: [],
        extends: null,
        inserts: null,
        movesEnd: null,
      },
    };
    const history = this.line(dossierId, state.version + 1, by, { fromStep: step });
    return applyChange(
      this.database,
      { state, change, history, request: {}, result: null, audit: this.audit(dossierId) },
      () => nothing,
    );
  }

  async holderOf(dossierId: string, step: string): Promise<number | null> {
    const [task] = await this.database.query<{ holder: number | null }>(sql`
      select assignee_id as holder from dossier.task
      where dossier_id = ${dossierId} and step = ${step} and closed_at is null`);
    if (!task) throw new Error(`${step} is not open`);
    return task.holder === null ? null : this.officers.indexOf(task.holder);
  }

  private line(
    dossierId: string,
    sequence: number,
    by: number,
    given: { action?: string; fromStep?: string; status?: string },
  ) {
    return historyLine(
      {
        officer: { officerId: this.officers[by]!, username: 'o', fullName: 'Mẫu' },
        post: { agencyId: this.agencyId, title: 'Chuyên viên' },
        agencyName: 'Phòng',
      },
      {
        ...{ dossierId, sequence, at: WHEN, action: 'submit', actionName: 'Trình', toSteps: [] },
        ...{ status: 'processing', ...given },
      },
    );
  }

  private audit = (subjectId: string) => ({
    ...{ at: WHEN, actor: 'o', officerId: this.officers[0]!, action: 'dossier.act' },
    ...{ subjectType: 'dossier', subjectId, details: {} },
  });
}
