import { limitInWords } from '#deadline';
import {
  AUTHORITIES,
  type DossierSnapshot,
  type HandingIn,
  isHandedIn,
  RETURN_WAYS,
  type TrackingLink,
} from '#dossier';
import type { Agency } from '#organization';
import { type Fee, feeStanding } from '#procedure';
import type { DossierForm } from './form-kinds.ts';
import type {
  AboutDossier,
  Apology,
  FormContent,
  Receipt,
  Refusal,
  StopNotice,
  SupplementRequest,
} from './form-content.ts';

/** A dossier as it stood after the act a form is about, and what belongs to it. */
export interface Told {
  snapshot: DossierSnapshot;
  desk: Agency;
  lead: Agency;
  fees: readonly Fee[];
  tracking: TrackingLink;
  /** Masked: no circular asks for the whole number. */
  identity: string;
}

const CHANNELS = { direct: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính công ích' } as const;

/** What a form says, from what is recorded alone; what is not known stays `null`. */
export const contentOf: { [Kind in Exclude<DossierForm, 'control-slip'>]: (told: Told) => FormContent } = {
  receipt,
  'supplement-request': supplementRequest,
  refusal,
  apology,
  'stop-notice': stopNotice,
};

const aboutDossier = ({ snapshot, tracking }: Told): AboutDossier => ({
  code: snapshot.code,
  procedure: `${snapshot.procedureName} (${snapshot.procedureCode})`,
  owner: snapshot.applicant.fullName,
  submitter: snapshot.applicant.submitterName,
  address: snapshot.applicant.address,
  tracking,
});

const contactOf = ({ desk }: Told): string => `${desk.name}, điện thoại ${desk.phone}`;

function receipt(told: Told): Receipt {
  const { snapshot, desk, fees } = told;
  const { applicant, change, terms } = snapshot;
  const [first, second] = terms?.phases ?? [];
  if (!first || !change.dueAt) throw new Error(`dossier ${snapshot.code} was received without a limit`);
  return {
    ...aboutDossier(told),
    kind: 'receipt',
    ...{ phone: applicant.phone, email: applicant.email, identity: told.identity },
    channel: channelOf(snapshot),
    ...handedIn(snapshot),
    fees: snapshot.fees ? chargedLines(snapshot.fees) : fees.map(feeLine),
    limit: limitInWords(first).vi,
    receivedAt: snapshot.receivedAt,
    appointment: change.dueAt,
    provisional: change.dueProvisional,
    then: second ? `Kết quả trả sau ${limitInWords(second).vi} kể từ khi nộp chứng từ.` : null,
    ...{ desk: desk.name, place: `${desk.name}, ${desk.address}`, officer: change.officerName },
  };
}

/** With the code the applicant knows it by, where it was handed in at the national portal. */
const channelOf = ({ channel, online }: DossierSnapshot): string =>
  online?.portalCode === undefined
    ? CHANNELS[channel]
    : `${CHANNELS[channel]}, mã trên Cổng Dịch vụ công quốc gia: ${online.portalCode}`;

/** What the desk took down of how it was handed in; dossiers of before it was asked leave it blank. */
function handedIn({
  components,
  handingIn: { authority, returning, sets },
}: DossierSnapshot): Pick<Receipt, 'papers' | 'authority' | 'sets' | 'digitised' | 'returning'> {
  const asked = authority !== null;
  const electronic = components.reduce((sum, paper) => sum + paper.electronic, 0);
  return {
    papers: components.filter(isHandedIn).map((paper) => ({
      name: `${paper.name}${whenceOf(paper)}`,
      originals: paper.originals,
      copies: paper.certified + paper.copies,
      certified: asked ? paper.certified : null,
      photographed: asked ? paper.copies : null,
    })),
    authority: authority && authorityOf(authority),
    sets: asked ? sets : null,
    digitised: electronic > 0 ? electronic : null,
    returning: returning && returningOf(returning),
  };
}

function authorityOf({ kind, number, date }: NonNullable<HandingIn['authority']>): string {
  if (kind === 'self') return 'không';
  const paper = [number && `số ${number}`, date && `ngày ${date.split('-').reverse().join('/')}`];
  return kind === 'authorised' ? paper.filter(Boolean).join(' ') : AUTHORITIES[kind].vi;
}

const returningOf = ({ way, address }: NonNullable<HandingIn['returning']>): string =>
  address === null ? RETURN_WAYS[way].vi : `${RETURN_WAYS[way].vi}, ${address}`;

function supplementRequest(told: Told): SupplementRequest {
  const { snapshot, desk } = told;
  const { change, suspensions } = snapshot;
  const asked = suspensions.find(({ openedIn }) => openedIn === change.sequence)?.request as
    { supplement?: { number?: string; items: string[]; reason: string } } | undefined;
  return {
    ...aboutDossier(told),
    kind: 'supplement-request',
    number: asked?.supplement?.number ?? null,
    items: asked?.supplement?.items ?? [],
    reason: asked?.supplement?.reason ?? null,
    ...{ askedAt: change.at, desk: desk.name, contact: contactOf(told), officer: change.officerName },
  };
}

function refusal(told: Told): Refusal {
  const { change } = told.snapshot;
  return {
    ...aboutDossier(told),
    kind: 'refusal',
    ...{
      desk: told.desk.name,
      reason: change.comment,
      contact: contactOf(told),
      officer: change.officerName,
    },
  };
}

function apology(told: Told): Apology {
  const { snapshot, lead } = told;
  const { change } = snapshot;
  const extension = change.details['extension'] as { reason?: string; ground?: string } | undefined;
  return {
    ...aboutDossier(told),
    kind: 'apology',
    ...{ receivedAt: snapshot.receivedAt, appointment: change.dueBefore, newAppointment: change.dueAt },
    ...{ responsible: lead.name, reason: extension?.reason ?? null, ground: extension?.ground ?? null },
    contact: contactOf(told),
  };
}

function stopNotice(told: Told): StopNotice {
  const { snapshot, lead } = told;
  const stop = snapshot.change.details['stop'] as { ground?: string } | undefined;
  return {
    ...aboutDossier(told),
    kind: 'stop-notice',
    ...{ receivedAt: snapshot.receivedAt, stoppedAt: snapshot.change.at, responsible: lead.name },
    ...{ reason: snapshot.change.comment, ground: stop?.ground ?? null, contact: contactOf(told) },
  };
}

/** What the ledger says; before it says anything, a slip tells what the catalogue asks for. */
function chargedLines({ charges, paid }: NonNullable<DossierSnapshot['fees']>): string[] {
  const lines =
    charges.length > 0 ? charges.map(({ name, amount }) => `${name}: ${inDong(amount)}`) : ['không'];
  return paid > 0 ? [...lines, `Đã nộp: ${inDong(paid)}`] : lines;
}

/** An amount set elsewhere is not printed as nought: nobody may take it for free of charge. */
function feeLine(fee: Fee): string {
  const amount = feeStanding(fee) === 'set-elsewhere' ? 'theo mức quy định' : inDong(fee.amount);
  return `${fee.name}: ${amount}${fee.note ? ` (${fee.note})` : ''}`;
}

const inDong = (amount: number): string => `${amount.toLocaleString('vi-VN')} đồng`;

/** Where a paper comes from that the submitter did not bring. */
function whenceOf({ reuses, fromStore }: DossierSnapshot['components'][number]): string {
  if (reuses) return ' (sử dụng lại giấy tờ đã có)';
  return fromStore ? ' (lấy từ kho dữ liệu điện tử)' : '';
}
