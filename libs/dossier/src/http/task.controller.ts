import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Caller, type Principal } from '#identity';
import { Directory } from '#organization';
import { rfc3339 } from '#platform/clock';
import { pageQuery } from '#platform/fields';
import { Endpoint, signedIn } from '#platform/http';
import { ListTasks } from '../application/queries/list-tasks.ts';
import { taskListResponse } from './dossier.responses.ts';
import { presentAgency } from './present-dossier.ts';

const query = z.strictObject(pageQuery);
type TaskList = z.infer<typeof taskListResponse>;

@Controller('tasks')
export class TaskController {
  constructor(
    private readonly listing: ListTasks,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Endpoint({ summary: 'My inbox, the most urgent first', access: signedIn, query, answer: taskListResponse })
  async list(
    @Caller() officer: Principal,
    @Query() { limit, cursor }: z.infer<typeof query>,
  ): Promise<TaskList> {
    const { items, next } = await this.listing.execute(officer, limit, cursor);
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
}
