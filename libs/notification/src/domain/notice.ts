import { z } from 'zod';
import type { TimeLimit } from '#deadline';
import type { DossierSnapshot } from '#dossier';
import type { DossierStatus } from '#workflow';
import { SECRET_MARK } from './message.ts';

/** The agency an applicant talks to: the one-stop desk that took the dossier in. */
export interface Desk {
  name: string;
  phone: string;
  address: string;
}

/**
 * Everything a message may say. It is written out of the snapshot here and nowhere else, so what is not in it, such
 * as identity numbers, addresses and remarks among officers, can stand in no message.
 */
export interface Notice {
  code: string;
  procedureName: string;
  applicant: { name: string; isPerson: boolean };
  /** How the result is wanted; at the desk, where nobody had asked. */
  returning: 'desk' | 'post' | 'online';
  /** When it happened. */
  at: Date;
  status: DossierStatus;
  statusBefore: DossierStatus | null;
  appointment: { at: Date; isProvisional: boolean } | null;
  previousAppointment: Date | null;
  /** What follows the appointment once an obligation is met, when the limit has a further phase. */
  nextPhase: TimeLimit | null;
  /** The act that made the change. */
  action: string;
  /** What the officer entered with the action; meant for the applicant where the action is a refusal. */
  reason: string | null;
  /** `until` = the last day of the time given, `YYYY-MM-DD`. */
  supplement: { items: string[]; reason: string; until?: string | undefined } | null;
  obligation: { notice: string; amount: number } | null;
  extension: { reason: string; ground: string } | null;
  suspension: { reason: 'applicant-request' | 'force-majeure'; paper: string } | null;
  /** How the result got to the applicant. */
  handOver: { way: 'desk' | 'post' | 'online'; carrier: string | null; consignment: string | null } | null;
  withdrawal: { number: string | null; date: string } | null;
  /** The law processing was stopped by. */
  stop: { ground: string } | null;
  reopening: { number: string; date: string; signer: string } | null;
  /** Which fields were corrected, never what stood in them. */
  corrected: readonly string[];
  /** Which agency did it, and who there (NĐ 224/2026 Đ.15.1.g). */
  agency: string;
  officer: string;
  /** Who decides, and answers for the due time. */
  leadAgency: string;
  /** Where a step was sent, and whose opinion was asked. */
  toAgency: string | null;
  askedAgencies: readonly string[];
  desk: Desk;
  /** Shows the degree of completion to anyone. */
  trackingUrl: string;
  /** Shows everything; for the applicant only. Holds {@link SECRET_MARK} in place of the secret. */
  privateTrackingUrl: string;
}

/** What was asked of the applicant, as the history keeps the officer's input. */
const requests = z.object({
  supplement: z
    .object({ items: z.array(z.string()), reason: z.string(), until: z.string().optional() })
    .optional(),
  financialObligation: z.object({ notice: z.string(), amount: z.number() }).optional(),
  extension: z.object({ reason: z.string(), ground: z.string() }).optional(),
  suspension: z
    .object({ reason: z.enum(['applicant-request', 'force-majeure']), paper: z.string() })
    .optional(),
  handOver: z
    .object({
      way: z.enum(['desk', 'post', 'online']),
      ...{ carrier: z.string().nullable().default(null), consignment: z.string().nullable().default(null) },
    })
    .optional(),
  withdrawal: z
    .object({ paper: z.object({ number: z.string().nullable().default(null), date: z.string() }) })
    .optional(),
  stop: z.object({ ground: z.string() }).optional(),
  reopening: z
    .object({ decision: z.object({ number: z.string(), date: z.string(), signer: z.string() }) })
    .optional(),
  correction: z.object({ fields: z.array(z.string()) }).optional(),
  sending: z.object({ to: z.int() }).optional(),
  opinions: z.array(z.object({ agencyId: z.int() })).optional(),
});

/** @param publicUrl address of the system, without a slash at the end. */
export function noticeOf(
  snapshot: DossierSnapshot,
  agencyOf: (id: number) => Desk,
  publicUrl: string,
): Notice {
  const { code, applicant, change } = snapshot;
  const { name, phone, address } = agencyOf(snapshot.receivingAgencyId);
  const { supplement, financialObligation, extension, suspension, handOver, ...acts } = requests.parse(
    change.details,
  );
  return {
    code,
    procedureName: snapshot.procedureName,
    applicant: { name: applicant.fullName, isPerson: applicant.kind === 'person' },
    returning: snapshot.handingIn.returning?.way ?? 'desk',
    at: change.at,
    ...{ status: change.status, statusBefore: change.statusBefore },
    appointment: change.dueAt && { at: change.dueAt, isProvisional: change.dueProvisional },
    previousAppointment: change.dueBefore,
    nextPhase: snapshot.terms?.phases[snapshot.phase] ?? null,
    action: change.action,
    reason: change.comment,
    supplement: supplement ?? null,
    obligation: financialObligation ?? null,
    extension: extension ?? null,
    suspension: suspension ?? null,
    handOver: handOver ?? null,
    withdrawal: acts.withdrawal?.paper ?? null,
    stop: acts.stop ?? null,
    reopening: acts.reopening?.decision ?? null,
    corrected: acts.correction?.fields ?? [],
    agency: change.agencyName,
    officer: change.officerName,
    leadAgency: agencyOf(snapshot.leadAgencyId).name,
    toAgency: acts.sending ? agencyOf(acts.sending.to).name : null,
    askedAgencies: (acts.opinions ?? []).map(({ agencyId }) => agencyOf(agencyId).name),
    desk: { name, phone, address },
    ...linksTo(code, publicUrl),
  };
}

function linksTo(code: string, publicUrl: string): Pick<Notice, 'trackingUrl' | 'privateTrackingUrl'> {
  const trackingUrl = `${publicUrl}/api/v1/tracking/${code}`;
  return { trackingUrl, privateTrackingUrl: `${trackingUrl}?secret=${SECRET_MARK}` };
}
