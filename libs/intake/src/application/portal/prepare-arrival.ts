import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { PaperFile } from '#dossier';
import type { Agency } from '#organization';
import { Clock, VIETNAM } from '#platform/clock';
import type { ProcedureDefinition, ProcedureTerms } from '#procedure';
import {
  type ArrivalFields,
  arrivalFields,
  nationalProcedureCode,
} from '../../domain/portal/arrival-fields.ts';
import { papersIn } from '../../domain/portal/arrival-papers.ts';
import { lostLettersIn } from '../../domain/portal/lost-letters.ts';
import { portalProblem } from '../../domain/portal/portal.problems.ts';
import type { ArrivalSource, SubmissionContent } from '../../domain/submission.ts';
import { wishesOf } from '../prepare-reception.ts';
import { AcceptanceLimit } from '../submissions/acceptance-limit.ts';
import { ArrivalCompetence } from './arrival-competence.ts';
import { readContent } from './read-content.ts';

/** What the portal sent, ready to be kept as a submission. */
export interface PreparedArrival {
  desk: Agency;
  definition: ProcedureDefinition;
  content: SubmissionContent;
  papers: readonly PaperFile[];
  submittedAt: Date;
  acceptBy: Date;
}

/** Checks what the portal sent against the catalogue, and finds the desk it is for. */
@Injectable()
export class PrepareArrival {
  constructor(
    private readonly competence: ArrivalCompetence,
    private readonly limit: AcceptanceLimit,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws intake.portal-fields-wrong, .portal-text-broken, .portal-paper-unreadable, .portal-desk-unknown,
   *   .procedure-not-received-here, procedure.*, workflow.none-published, dossier.no-way-to-tell
   */
  async execute(source: ArrivalSource, body: Readonly<Record<string, unknown>>): Promise<PreparedArrival> {
    const fields = fieldsOf(body);
    const code = nationalProcedureCode(demand(fields.MaTTHC, 'MaTTHC'));
    const { desk, definition, terms } = await this.competence.of(code, fields);
    const lost = lostLettersIn(fields);
    if (lost.length > 0) throw portalProblem('intake.portal-text-broken', { fields: lost.join(', ') });
    const papers = papersIn(fields, componentsOf(terms));
    const content = readContent(fields, { source, procedure: code, papers });
    wishesOf(content);
    const now = this.clock.now();
    const acceptBy = await this.limit.after(now, desk, terms);
    return { desk, definition, content, papers, submittedAt: submittedAt(fields, now), acceptBy };
  }
}

const componentsOf = ({ components }: ProcedureTerms): ReadonlySet<string> =>
  new Set(components.map(({ code }) => code));

function fieldsOf(body: Readonly<Record<string, unknown>>): ArrivalFields {
  const { data, error } = arrivalFields.safeParse(body);
  if (data) return data;
  const names = [...new Set(error.issues.map(({ path }) => String(path[0] ?? '')))].join(', ');
  throw wrong({ vi: `${names}: sai kiểu dữ liệu`, en: `${names}: wrong type` });
}

function demand(said: string | undefined, field: string): string {
  if (said === undefined) throw wrong({ vi: `${field}: bắt buộc phải có`, en: `${field}: is required` });
  return said;
}

const wrong = (faults: { vi: string; en: string }) => portalProblem('intake.portal-fields-wrong', { faults });

/** As the portal says, never later than now; where it does not say, when it came. */
function submittedAt({ NgayNopHoSo }: ArrivalFields, now: Date): Date {
  if (NgayNopHoSo === undefined) return now;
  const said = DateTime.fromFormat(NgayNopHoSo, 'yyyyMMddHHmmss', { zone: VIETNAM });
  if (!said.isValid) {
    throw wrong({
      vi: 'NgayNopHoSo: cần dạng yyyyMMddHHmmss',
      en: 'NgayNopHoSo: has the form yyyyMMddHHmmss',
    });
  }
  return said.toMillis() > now.getTime() ? now : said.toJSDate();
}
