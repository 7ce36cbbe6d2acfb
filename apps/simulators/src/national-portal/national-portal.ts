import { randomUUID } from 'node:crypto';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { demoAccounts } from '../demo-accounts.ts';
import { AskedQuestions } from './asked-questions.ts';
import type { FaultKind, FaultSettings } from '../faults/fault.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DossierItem } from './dossier-item.ts';
import type { HeldDossier, HeldDossiers, HeldProgress } from './held-dossiers.ts';
import { HeldRatings } from './held-ratings.ts';
import { ProvinceAnswers } from './province-answers.ts';
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
import { type Halt, type ServiceOutcome, unsuccessful } from './services/service.ts';
import { services } from './services/services.ts';
import type { Sessions } from './sessions.ts';
import { ToldCatalogues } from './told-catalogues.ts';

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
  /** What citizens ask, and their accounts. */
  readonly questions = new AskedQuestions();
  /** What the province answers for everybody. */
  readonly provinceAnswers = new ProvinceAnswers();
  /** How dossiers were rated. */
  readonly ratings = new HeldRatings();
  /** Catalogues it shares with provinces. */
  readonly catalogues = new ToldCatalogues();
  private successes = 0;
  private readonly counts = new Map<string, number>();

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

  /** Stores a part of a list; says of each element what became of it, or refuses the whole and says nothing of any. */
  answerSome(call: PortalCall, fault: FaultSettings): PortalAnswer {
    const refusal = refusalOfFault(fault);
    return this.breakOff(call, { first: fault.first, refusal }, fault.kind === 'refuse-some');
  }

  /** Ends the session of a call, which stores as much of a list as the fault says before. */
  expireSession(call: PortalCall, { first = 0 }: FaultSettings): PortalAnswer {
    const answer = this.breakOff(call, { first, refusal: expiredSession }, false);
    this.sessions.end(call.body.session);
    return answer;
  }

  /** Says that all is well and keeps nothing. */
  pretend(call: PortalCall): PortalAnswer {
    return this.record(call, this.phrase({ rows: [] }));
  }

  reject(call: PortalCall, fault: FaultSettings): PortalAnswer {
    return this.record(call, this.phrase({ refusal: refusalOfFault(fault), rows: [] }));
  }

  /** The call ended without an answer in the protocol. */
  leaveUnanswered(call: PortalCall): void {
    this.record(call, null);
  }

  /** The requests the ledger holds in memory, oldest first. */
  requests(): readonly PortalRequest[] {
    return this.ledger.entries;
  }

  /** How often a service, or any of them and `login`, was called since it started. */
  calls(service?: string): number {
    if (service !== undefined) return this.counts.get(service) ?? 0;
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
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

  private breakOff(call: PortalCall, halt: Halt, tells: boolean): PortalAnswer {
    const at = this.clock.stamp();
    const outcome = this.carryOut(call, at, halt);
    const told = tells ? outcome : { refusal: outcome.refusal ?? halt.refusal, rows: [] };
    return this.record(call, this.phrase(told), outcome.stored, at);
  }

  private carryOut({ service: name, body }: PortalCall, at: string, halt?: Halt): ServiceOutcome {
    const reason = this.unacceptable(body);
    if (reason) return unsuccessful(reason);
    const service = services.get(name);
    if (!service) return unsuccessful(refusalOf(`Dịch vụ (service) "${name}" không tồn tại`));
    return service({
      body,
      held: this.held,
      procedures: this.procedures,
      questions: this.questions,
      ratings: this.ratings,
      provinceAnswers: this.provinceAnswers,
      catalogues: this.catalogues,
      at,
      halt,
    });
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
    this.counts.set(service, this.calls(service) + 1);
    const { session: _session, password: _password, ...shown } = body;
    const withoutSession = answer && 'session' in answer ? { error_code: answer.error_code } : answer;
    this.ledger.append({ at, service, body: shown, answer: withoutSession, stored, fault });
    return answer;
  }
}

const refusalOfFault = ({
  code = refusalCodes.refused,
  message = 'Cổng Dịch vụ công Quốc gia từ chối dữ liệu',
}: FaultSettings): Refusal => ({ code, message });

const expiredSession: Refusal = {
  code: refusalCodes.session,
  message: 'Phiên làm việc (session) không tồn tại hoặc đã hết hạn',
};
