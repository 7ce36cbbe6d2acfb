import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint, etagOf } from '#platform/http';
import { ListCandidates } from '../application/queries/list-candidates.ts';
import { ListTasks } from '../application/queries/list-tasks.ts';
import { HOLDER_FILTERS } from '../domain/inbox.ts';
import { candidatesResponse, taskListResponse } from './dossier.responses.ts';
import { taskParams } from './hands-once.ts';
import { presentAgency, presentHands } from './present-dossier.ts';

const query = z.strictObject({ ...pageQuery, holder: z.enum(HOLDER_FILTERS).optional() });
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
  async list(@Caller() officer: Principal, @Query() page: z.infer<typeof query>): Promise<TaskList> {
    const { items, next } = await this.listing.execute(officer, page);
    const agencies = await this.directory.all();
    return {
      items: items.map((task) => ({
        dossier: {
          id: task.dossierId,
          code: task.code,
          version: task.version,
          status: task.status as TaskList['items'][number]['dossier']['status'],
          dueAt: rfc3339(task.dossierDueAt),
        },
        procedure: { code: task.procedureCode, name: task.procedureName },
        applicant: task.applicantName,
        id: task.taskId,
        part: task.part,
        revision: task.revision,
        ...presentHands(task),
        step: task.step,
        name: task.stepName,
        agency: presentAgency(agencies, task.agencyId),
        since: rfc3339(task.openedAt),
        dueAt: rfc3339(task.taskDueAt),
        awaits: task.awaits,
      })),
      next,
    };
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
}
