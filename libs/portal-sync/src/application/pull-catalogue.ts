import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '#identity';
import { civilDate, Clock } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { type FieldFault, pointerOf } from '#platform/problem';
import { type Finding, findingAt, NewestProcedures, type ProposedProcedure, ProposeImport } from '#procedure';
import { portalSyncProblem } from '../domain/portal-sync.problems.ts';
import { catalogueProcedure } from '../payload/catalogue-procedure.ts';
import type { PortalProcedure } from '../payload/portal-procedure.ts';
import { NationalPortal, type Rejected, type Unavailable } from './national-portal.ts';

/** Procedures asked for at a time; the portal serves sixty provinces. */
const AT_ONCE = 4;
/** Procedures whose present versions are looked up together. */
const BATCH = 250;
const NATIONAL_CODE = /^\d\.\d{6}$/;
const PUBLIC = '1';

/** What is to be pulled. */
export interface PullRequest {
  /** Only these; absent = every procedure, which makes the source complete. */
  codes?: readonly string[] | undefined;
  /** Civil date from which what is new or changed holds; absent = today. */
  effectiveOn?: string | undefined;
}

/** The dry run of the national catalogue: pulls it from the portal and lays it over the province's. */
@Injectable()
export class PullCatalogue {
  constructor(
    private readonly portal: NationalPortal,
    private readonly newest: NewestProcedures,
    private readonly propose: ProposeImport,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Nothing is kept of a pull that did not come to its end.
   * @returns the dry run's id. @throws portal-sync.catalogue-unavailable, .catalogue-rejected, procedure.import-refused
   */
  async execute(
    { codes, effectiveOn = civilDate(this.clock.now()) }: PullRequest,
    officer: Principal,
  ): Promise<string> {
    const wanted = codes ?? (await this.listed());
    const { told, faults } = await this.describe(wanted.filter((code) => NATIONAL_CODE.test(code)));
    const left = wanted
      .filter((code) => !NATIONAL_CODE.test(code))
      .map((code) => findingAt('code-not-national', code, '/code'));
    const { proposals, findings } = await this.mapped(told, effectiveOn);
    return this.propose.execute(
      {
        ...{
          source: 'national-portal',
          fileName: null,
          complete: codes === undefined,
          effectiveOn,
          undated: true,
        },
        digest: createHash('sha256').update(JSON.stringify(told)).digest('hex'),
        proposals,
        findings: [...left, ...findings],
        faults,
      },
      officer,
    );
  }

  private async listed(): Promise<string[]> {
    const outcome = await this.asked((deadline) => this.portal.listProcedures(deadline));
    if (outcome.kind !== 'listed') throw problemOf(outcome);
    return [...new Set(outcome.lines.map(({ code }) => code))];
  }

  /** Some at a time, in the order of the codes. */
  private async describe(
    codes: readonly string[],
  ): Promise<{ told: PortalProcedure[]; faults: FieldFault[] }> {
    const told: PortalProcedure[] = [];
    const faults: FieldFault[] = [];
    for (let from = 0; from < codes.length; from += AT_ONCE) {
      const asked = codes
        .slice(from, from + AT_ONCE)
        .map(async (code) => ({ code, ...(await this.described(code)) }));
      for (const { code, procedure, broken } of await Promise.all(asked)) {
        if (procedure) told.push(procedure);
        faults.push(...broken.map((fault) => ({ ...fault, pointer: pointerOf([code]) + fault.pointer })));
      }
    }
    return { told, faults };
  }

  private async described(
    code: string,
  ): Promise<{ procedure: PortalProcedure | null; broken: readonly FieldFault[] }> {
    const outcome = await this.asked((deadline) => this.portal.describeProcedure(code, deadline));
    if (outcome.kind === 'garbled') return { procedure: null, broken: outcome.faults };
    if (outcome.kind !== 'described') throw problemOf(outcome);
    return { procedure: outcome.procedure, broken: outcome.procedure ? [] : [GONE] };
  }

  /** Asks, and once more when the portal was away: nothing is written there. */
  private async asked<Outcome extends { kind: string }>(
    question: (deadline: AbortSignal) => Promise<Outcome>,
  ): Promise<Outcome> {
    const once = () => question(AbortSignal.timeout(this.config.CALL_TIMEOUT_SECONDS * 1000));
    const first = await once();
    return first.kind === 'unavailable' ? once() : first;
  }

  private async mapped(told: readonly PortalProcedure[], effectiveOn: string) {
    const proposals: ProposedProcedure[] = [];
    const findings: Finding[] = [];
    for (let from = 0; from < told.length; from += BATCH) {
      const batch = told.slice(from, from + BATCH);
      const present = await this.newest.execute(batch.map(({ MATTHC }) => MATTHC));
      for (const procedure of batch) {
        const { MATTHC: code, TRANGTHAI } = procedure;
        if (TRANGTHAI !== PUBLIC) {
          findings.push(findingAt('not-public', code, ''));
          continue;
        }
        const mapped = catalogueProcedure(procedure, present.get(code), effectiveOn);
        proposals.push({ place: pointerOf([code]), definition: mapped.definition });
        findings.push(...mapped.findings);
      }
    }
    return { proposals, findings };
  }
}

/** Told by the list, and gone when it was asked for: the list was not of one moment. */
const GONE: FieldFault = {
  pointer: '',
  code: 'gone',
  vi: 'Cổng có trong danh sách nhưng không trả nội dung thủ tục này',
  en: 'The portal lists this procedure but does not describe it',
};

const problemOf = (outcome: Rejected | Unavailable) =>
  outcome.kind === 'unavailable'
    ? portalSyncProblem('portal-sync.catalogue-unavailable', { reason: outcome.reason })
    : portalSyncProblem('portal-sync.catalogue-rejected', { message: outcome.message });
