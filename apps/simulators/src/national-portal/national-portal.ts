import { randomUUID } from 'node:crypto';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import type { FaultKind } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DossierItem } from './dossier-item.ts';
import type { HeldDossier, HeldDossiers, HeldProgress } from './held-dossiers.ts';
import type { ProgressItem } from './progress-item.ts';
import type { PortalRequest } from './portal-request.ts';
import { PublishedProcedures } from './published-procedures.ts';
import {
  type LoginAnswer,
  type PortalAnswer,
  type Refusal,
  refusalCodes,
  refusalOf,
  successCodes,
} from './protocol.ts';
import { type ServiceOutcome, unsuccessful } from './services/service.ts';
import { services } from './services/services.ts';
import type { Sessions } from './sessions.ts';

export interface PortalCall {
  /** A business service, or `login`. */
  service: string;
  body: Readonly<Record<string, unknown>>;
  fault: FaultKind | null;
}

/** The national public-service portal: answers `mapi` calls and keeps the ledger of them. */
export class NationalPortal {
  /** The national catalogue of procedures. */
  readonly procedures = new PublishedProcedures();
  private successes = 0;

  constructor(
    private readonly ledger: Ledger<PortalRequest>,
    private readonly held: HeldDossiers,
    private readonly sessions: Sessions,
    private readonly clock: SimulatedClock,
  ) {}

  login(call: PortalCall): LoginAnswer {
    const { username, password } = demoAccounts.portal;
    const known = call.body.username === username && call.body.password === password;
    const answer: LoginAnswer = known
      ? { error_code: 0, session: this.sessions.open() }
      : { error_code: '-1', message: 'Sai tên đăng nhập hoặc mật khẩu' };
    return this.record(call, answer);
  }

  /** Hands out a session that it does not keep. */
  pretendLogin(call: PortalCall): LoginAnswer {
    return this.record(call, { error_code: 0, session: randomUUID() });
  }

  /** Carries out a business call. */
  answer(call: PortalCall): PortalAnswer {
    const at = this.clock.stamp();
    const outcome = this.carryOut(call, at);
    return this.record(call, this.phrase(outcome), outcome.stored, at);
  }

  /** Says that all is well and keeps nothing. */
  pretend(call: PortalCall): PortalAnswer {
    return this.record(call, this.phrase({ rows: [] }));
  }

  reject(call: PortalCall, message: string): PortalAnswer {
    return this.record(call, this.phrase({ refusal: refusalOf(message), rows: [] }));
  }

  /** The call ended without an answer in the protocol. */
  leaveUnanswered(call: PortalCall): void {
    this.record(call, null);
  }

  expireSession(call: PortalCall): void {
    this.sessions.end(call.body.session);
  }

  /** Every request, oldest first. */
  requests(): readonly PortalRequest[] {
    return this.ledger.entries;
  }

  dossiers(): HeldDossier[] {
    return this.held.all();
  }

  dossier(code: string): HeldDossier | undefined {
    return this.held.get(code);
  }

  /** Holds a dossier that nobody handed in over the protocol, with the rows of its progress. */
  keep(item: DossierItem, progress: readonly ProgressItem[]): void {
    const at = this.clock.stamp();
    this.held.store(item, at);
    for (const row of progress) this.held.addProgress(row, at);
  }

  /** Holds a dossier no longer. */
  lose(code: string): void {
    this.held.remove(code);
  }

  /** Progress rows that came late or twice; an orderly client causes none. */
  disorder(): HeldProgress[] {
    return this.held
      .all()
      .flatMap(({ progress }) => progress.filter((row) => row.outOfOrder || row.duplicate));
  }

  private carryOut({ service: name, body }: PortalCall, at: string): ServiceOutcome {
    const reason = this.unacceptable(body);
    if (reason) return unsuccessful(reason);
    const service = services.get(name);
    if (!service) return unsuccessful(refusalOf(`Dịch vụ (service) "${name}" không tồn tại`));
    return service({ body, held: this.held, procedures: this.procedures, at });
  }

  private unacceptable(body: PortalCall['body']): Refusal | undefined {
    if (!this.sessions.isOpen(body.session)) return expiredSession;
    if (typeof body.madonvi !== 'string' || body.madonvi === '') return refusalOf('Thiếu madonvi');
    return undefined;
  }

  private phrase({ refusal, rows }: ServiceOutcome): PortalAnswer {
    if (refusal) return { error_code: refusal.code, message: refusal.message, result: rows };
    const code = successCodes[this.successes % successCodes.length] ?? 0;
    this.successes += 1;
    return { error_code: code, message: 'Thành công', result: rows };
  }

  private record<Answer extends Record<string, unknown> | null>(
    { service, body, fault }: PortalCall,
    answer: Answer,
    stored: number[] = [],
    at = this.clock.stamp(),
  ): Answer {
    const { session: _session, password: _password, ...shown } = body;
    const withoutSession = answer && 'session' in answer ? { error_code: answer.error_code } : answer;
    this.ledger.append({ at, service, body: shown, answer: withoutSession, stored, fault });
    return answer;
  }
}

const expiredSession: Refusal = {
  code: refusalCodes.session,
  message: 'Phiên làm việc (session) không tồn tại hoặc đã hết hạn',
};
