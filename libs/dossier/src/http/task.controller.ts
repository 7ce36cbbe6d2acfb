import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Directory } from '#organization';
import { pageQuery } from '#platform/fields';
import { Endpoint, etagOf } from '#platform/http';
import { ListCandidates } from '../application/queries/list-candidates.ts';
import { ListTasks } from '../application/queries/list-tasks.ts';
import type { Page } from '../application/queries/page.ts';
import type { TaskLine } from '../application/queries/task-lines.ts';
import { HOLDER_FILTERS, URGENCIES } from '../domain/inbox.ts';
import { candidatesResponse, taskListResponse } from './dossier.responses.ts';
import { taskParams } from './hands-once.ts';
import { presentTaskLine } from './present-dossier.ts';

const due = z.enum(URGENCIES).describe('only steps that are late, or due today').optional();
const query = z.strictObject({ ...pageQuery, due, holder: z.enum(HOLDER_FILTERS).optional() });
const unitQuery = z
  .strictObject({
    ...pageQuery,
    due,
    holder: z.string().min(1).max(100).describe('username').optional(),
    unclaimed: z.literal('true').describe('only what nobody has yet').optional(),
  })
  .refine(({ holder, unclaimed }) => holder === undefined || unclaimed === undefined, {
    message: 'Chọn người đang giữ hoặc chưa ai nhận | Either a holder or nobody',
    params: { code: 'one_of' },
  });
type TaskList = z.infer<typeof taskListResponse>;

@Controller('tasks')
export class TaskController {
  constructor(
    private readonly listing: ListTasks,
    private readonly candidates: ListCandidates,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Endpoint({
    summary:
      'My inbox, the most urgent first: what I hold or may act on, what nobody of my posts has yet, what I help with',
    access: may('handle', 'Task'),
    query,
    answer: taskListResponse,
  })
  async list(
    @Caller() officer: Principal,
    @Query() { limit, cursor, ...wish }: z.infer<typeof query>,
  ): Promise<TaskList> {
    return this.present(await this.listing.execute(officer, wish, { limit, cursor }));
  }

  @Get('unit')
  @Endpoint({
    summary: 'Everything open at the agencies I head, whoever has it, the most urgent first',
    access: may('assign', 'Task'),
    query: unitQuery,
    answer: taskListResponse,
  })
  async ofUnit(
    @Caller() officer: Principal,
    @Query() { limit, cursor, holder, unclaimed, due: urgency }: z.infer<typeof unitQuery>,
  ): Promise<TaskList> {
    const wish = { holder: unclaimed ? null : holder, due: urgency };
    return this.present(await this.listing.ofUnit(officer, wish, { limit, cursor }));
  }

  @Get(':id/candidates')
  @Endpoint({
    summary: 'Who a task of my agency may be given to, whoever has least to do first',
    access: may('assign', 'Task'),
    params: taskParams,
    answer: candidatesResponse,
  })
  async mayGetIt(
    @Caller() officer: Principal,
    @Param() { id }: z.infer<typeof taskParams>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof candidatesResponse>> {
    const { task, candidates } = await this.candidates.execute(officer, id);
    void reply.header('ETag', etagOf(task.revision));
    return { items: candidates };
  }

  private async present({ items, next }: Page<TaskLine>): Promise<TaskList> {
    const agencies = await this.directory.all();
    return { items: items.map((task) => presentTaskLine(task, agencies)), next };
  }
}
