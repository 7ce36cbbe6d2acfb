import * as api from './api/dossiers.ts';
import type { Officer } from './api/officer.ts';
import { dispatched } from './dispatched.ts';
import type { Followed } from './followed.ts';
import type { Person } from './people.ts';
import type { Stage } from './stage.ts';
import { moment, short } from './timeline.ts';
import { instant } from './world.ts';

export interface HandingIn {
  desk: Officer;
  applicant: Person;
  procedure: string;
  case?: string;
  /** Codes of components the applicant has not brought. */
  forgotten?: readonly string[];
  /** `Idempotency-Key`; a fresh one when absent. */
  key?: string;
}

/** Reads in the catalogue what a dossier must hold, and lays it on the counter. */
export async function layOut(
  stage: Stage,
  { desk, applicant, procedure: code, forgotten = [], ...rest }: HandingIn,
) {
  const procedure = await stage.publicApi.procedure(code);
  const components = procedure.components
    .filter(({ required, cases }) => required && (!cases || !rest.case || cases.includes(rest.case)))
    .filter((component) => !forgotten.includes(component.code))
    .map(({ code: component, originals, copies }) => ({ code: component, originals, copies }));
  const request: api.Handover = {
    procedure: code,
    ...(rest.case === undefined ? {} : { case: rest.case }),
    desk: stage.roster.agencyOf(desk, 'reception-officer'),
    applicant,
    components,
  };
  return { procedure, request };
}

/** The applicant hands a complete dossier in and leaves with a receipt slip. */
export async function handIn(stage: Stage, handingIn: HandingIn): Promise<Followed> {
  const { desk, applicant } = handingIn;
  const { timeline, findings, time } = stage;
  const { procedure, request } = await layOut(stage, handingIn);
  const at = await time.now();
  const receipt = await api.receive(desk, request, handingIn.key);
  timeline.tell(
    at,
    `${applicant.fullName} nộp hồ sơ “${short(procedure.name, 90)}” (${procedure.code}); ` +
      `${await desk.fullName()} tiếp nhận.`,
  );
  timeline.detail(
    `Mã hồ sơ ${receipt.code} · hẹn trả ${moment(instant(receipt.dueAt))}` +
      `${receipt.dueProvisional ? ' (tạm tính, chờ lịch nghỉ năm sau)' : ''} · mã bí mật ${receipt.tracking.secret}`,
  );
  const slip = await api.slip(desk, receipt.slip);
  findings.expect(slip.startsWith('%PDF-'), 'in được Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)');
  const { id, code, tracking } = receipt;
  await dispatched({ id, code, desk });
  return { id, code, secret: tracking.secret, desk, applicant, procedure };
}
