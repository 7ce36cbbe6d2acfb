import { Injectable } from '@nestjs/common';
import { type InsertedDossier, ReceiveDossier, RefuseAtIntake } from '#dossier';
import type { Principal } from '#identity';
import { Idempotency, type IdempotentRequest } from '#platform/http';
import { Workflows } from '#workflow';
import { checkComplete } from '../domain/check-components.ts';
import type { IntakeRequest } from '../domain/intake-request.ts';
import { PrepareReception } from './prepare-reception.ts';

/** The desk's two answers to someone who hands in a dossier: received, or refused with a reason. */
@Injectable()
export class RegisterDossier {
  constructor(
    private readonly prepare: PrepareReception,
    private readonly workflows: Workflows,
    private readonly receiveDossier: ReceiveDossier,
    private readonly refuseAtIntake: RefuseAtIntake,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws intake.*, procedure.*, workflow.none-published; a replayed key gets the first answer. */
  receive(request: IntakeRequest, officer: Principal, replay: IdempotentRequest): Promise<InsertedDossier> {
    return this.idempotency.once(officer.username, replay, async () => {
      const { reception, terms, deadline, date } = await this.prepare.execute(request, officer);
      checkComplete(terms.components, request.components);
      const workflow = await this.workflows.newestFor(request.procedure, date);
      return this.receiveDossier.execute(reception, workflow, deadline, (answer, when) =>
        this.idempotency.record(officer.username, replay, answer, when),
      );
    });
  }

  refuse(
    request: IntakeRequest,
    reason: string,
    officer: Principal,
    replay: IdempotentRequest,
  ): Promise<InsertedDossier> {
    return this.idempotency.once(officer.username, replay, async () => {
      const { reception } = await this.prepare.execute(request, officer);
      return this.refuseAtIntake.execute(reception, reason, (answer, when) =>
        this.idempotency.record(officer.username, replay, answer, when),
      );
    });
  }
}
