import { Injectable } from '@nestjs/common';
import { type InsertedDossier, ReceiveDossier } from '#dossier';
import { type Acceptance, receptionOf } from '../../domain/submission.ts';
import { RegisterDossier } from '../register-dossier.ts';
import { type RecordAnswer, type SubmissionCommand, SubmissionDecisions } from './submission-decisions.ts';

/** Receives a submission through the reception of the desk: the dossier is received at the instant of acceptance. */
@Injectable()
export class AcceptSubmission {
  constructor(
    private readonly decisions: SubmissionDecisions,
    private readonly register: RegisterDossier,
    private readonly receiveDossier: ReceiveDossier,
  ) {}

  /** @throws intake.*, procedure.*, workflow.none-published, dossier.own-dossier, .delegation-over */
  async execute(
    command: SubmissionCommand,
    added: Acceptance,
    recordAnswer: RecordAnswer,
  ): Promise<InsertedDossier> {
    const { content, desk, online } = await this.decisions.open(command);
    const wanted = await this.register.ready(receptionOf(content, desk, added), command.officer);
    const ready = { ...wanted, reception: { ...wanted.reception, online } };
    const received = await this.decisions.decide(command, 'accepted', recordAnswer, (tx, record) =>
      this.receiveDossier.write(tx, ready, record),
    );
    if (received) return received;
    const { open } = await this.receiveDossier.refuse(ready.reception);
    return this.register.explain(ready.reception, open);
  }
}
