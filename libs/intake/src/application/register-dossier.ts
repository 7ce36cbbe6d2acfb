import { Injectable } from '@nestjs/common';
import {
  type InsertedDossier,
  type OpenDuplicate,
  type ReadyReception,
  ReceiveDossier,
  type Reception,
  RefuseAtIntake,
} from '#dossier';
import type { Principal } from '#identity';
import { rfc3339 } from '#platform/clock';
import { Idempotency, type IdempotentRequest } from '#platform/http';
import { checkComplete } from '../domain/check-components.ts';
import { intakeProblem } from '../domain/intake.problems.ts';
import type { IntakeRequest } from '../domain/intake-request.ts';
import { CheckReuse } from './reuse/check-reuse.ts';
import { PrepareReception, receptionOn, type StaffedGround } from './prepare-reception.ts';

/** The desk's two answers to someone who hands in a dossier: received, or refused with a reason. */
@Injectable()
export class RegisterDossier {
  constructor(
    private readonly prepare: PrepareReception,
    private readonly receiveDossier: ReceiveDossier,
    private readonly refuseAtIntake: RefuseAtIntake,
    private readonly idempotency: Idempotency,
    private readonly reuse: CheckReuse,
  ) {}

  /** @throws intake.*, procedure.*, workflow.none-published; a replayed key gets the first answer. */
  receive(request: IntakeRequest, officer: Principal, replay: IdempotentRequest): Promise<InsertedDossier> {
    return this.idempotency.once(officer.username, replay, async () => {
      const ready = await this.ready(request, officer);
      const received = await this.receiveDossier.execute(ready, (answer, when) =>
        this.idempotency.record(officer.username, replay, answer, when),
      );
      return received.kind === 'received' ? received.dossier : this.explain(ready.reception, received.open);
    });
  }

  /** A request that may be received, with all it takes. @throws intake.*, procedure.*, workflow.none-published */
  async ready(request: IntakeRequest, officer: Principal): Promise<ReadyReception> {
    const ground = await this.prepare.staffed(request, officer);
    const ready = readyOn(ground, request);
    await this.reuse.execute(ready.reception);
    return ready;
  }

  /**
   * Tells why a reception that was ready was not taken in after all: what it was to use again is gone since, or there is
   * another dossier. @throws intake.paper-not-held, .paper-not-reusable, .duplicate-suspected
   */
  async explain(reception: Reception, open: readonly OpenDuplicate[]): Promise<never> {
    await this.reuse.execute(reception);
    throw duplicateSuspected(reception, open);
  }

  refuse(
    request: IntakeRequest,
    reason: string,
    officer: Principal,
    replay: IdempotentRequest,
  ): Promise<InsertedDossier> {
    return this.idempotency.once(officer.username, replay, async () => {
      const reception = await this.prepare.execute(request, officer);
      return this.refuseAtIntake.execute(reception, reason, (answer, when) =>
        this.idempotency.record(officer.username, replay, answer, when),
      );
    });
  }
}

/** What was typed for one dossier, complete. @throws intake.components-missing, .component-unknown, dossier.clearance-exceeded */
export function readyOn(ground: StaffedGround, request: IntakeRequest): ReadyReception {
  const reception = receptionOn(ground, request);
  checkComplete(ground.terms.components, request.components);
  return { reception, workflow: ground.workflow, terms: ground.deadline };
}

/** Unfinished dossiers that nobody spoke of: of those in the officer's sight all, of others the agency alone. */
export const duplicateSuspected = ({ procedure }: Reception, open: readonly OpenDuplicate[]) =>
  intakeProblem(
    'intake.duplicate-suspected',
    {
      procedure: procedure.definition.code,
      agencies: [...new Set(open.map(({ agency }) => agency))].join('; ') || '–',
    },
    {
      duplicates: open.map(({ agency, seen }) => ({
        agency,
        code: seen?.code ?? null,
        receivedAt: seen && rfc3339(seen.receivedAt),
        status: seen?.status ?? null,
        steps: seen?.steps ?? [],
      })),
    },
  );
