import { Injectable } from '@nestjs/common';
import { type InsertedDossier, RefuseAtIntake } from '#dossier';
import { receptionOf } from '../../domain/submission.ts';
import { PrepareReception } from '../prepare-reception.ts';
import { type RecordAnswer, type SubmissionCommand, SubmissionDecisions } from './submission-decisions.ts';

/** Refuses a submission: it becomes a refused dossier, with the slip and the notice that every refusal has. */
@Injectable()
export class RefuseSubmission {
  constructor(
    private readonly decisions: SubmissionDecisions,
    private readonly prepare: PrepareReception,
    private readonly refuseAtIntake: RefuseAtIntake,
  ) {}

  /** @throws intake.*, procedure.*, dossier.own-dossier, .delegation-over */
  async execute(
    command: SubmissionCommand,
    reason: string,
    recordAnswer: RecordAnswer,
  ): Promise<InsertedDossier> {
    const { content, desk, online } = await this.decisions.open(command);
    const request = receptionOf(content, desk, {});
    const reception = { ...(await this.prepare.execute(request, command.officer)), online };
    const refused = await this.decisions.decide(command, 'refused', recordAnswer, (tx, record) =>
      this.refuseAtIntake.write(tx, reception, reason, record),
    );
    return refused ?? this.refuseAtIntake.explain(reception);
  }
}
