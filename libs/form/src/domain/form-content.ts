/** What stands at the head of every form. */
export interface Letterhead {
  /** `Mẫu số 01 – Thông tư …` */
  prescribed: string;
  title: string;
  superior: string | null;
  agency: string;
  /** `null` = a ruled blank. */
  place: string | null;
  /** The day of the act. */
  date: Date;
  notes: readonly string[];
  footer: string | null;
}

/** Where the applicant follows the dossier; the secret is the applicant's. */
export interface Tracking {
  url: string;
  secret: string;
}

/** What forms for the applicant say of a dossier; everywhere `null` = not known, a ruled blank. */
export interface AboutDossier {
  code: string;
  procedure: string;
  /** Who it belongs to (*chủ hồ sơ*). */
  owner: string;
  submitter: string;
  address: string;
  tracking: Tracking;
}

export interface Paper {
  name: string;
  originals: number;
  /** All of them. */
  copies: number;
  certified: number | null;
  photographed: number | null;
}

export interface Receipt extends AboutDossier {
  kind: 'receipt';
  phone: string | null;
  email: string | null;
  /** Masked: the circulars do not ask for it. */
  identity: string;
  /** By what right it was handed in. */
  authority: string | null;
  channel: string;
  sets: number | null;
  papers: readonly Paper[];
  digitised: number | null;
  /** How the result is wanted. */
  returning: string | null;
  /** One line each, with what is due. */
  fees: readonly string[];
  limit: string;
  receivedAt: Date;
  appointment: Date;
  provisional: boolean;
  /** What the appointment is for, when the result follows later. */
  then: string | null;
  desk: string;
  place: string;
  officer: string;
}

export interface SupplementRequest extends AboutDossier {
  kind: 'supplement-request';
  number: string | null;
  items: readonly string[];
  reason: string | null;
  askedAt: Date;
  desk: string;
  contact: string;
  officer: string;
}

export interface Refusal extends AboutDossier {
  kind: 'refusal';
  desk: string;
  reason: string | null;
  contact: string;
  officer: string;
}

export interface Apology extends AboutDossier {
  kind: 'apology';
  receivedAt: Date;
  appointment: Date | null;
  newAppointment: Date | null;
  /** Who answers for the delay. */
  responsible: string;
  reason: string | null;
  ground: string | null;
  contact: string;
}

export interface StopNotice extends AboutDossier {
  kind: 'stop-notice';
  receivedAt: Date;
  stoppedAt: Date;
  responsible: string;
  reason: string | null;
  ground: string | null;
  contact: string;
}

export type Verdict = 'early' | 'on-time' | 'late' | 'open' | 'open-late';

/** The dossier passes from hand to hand: who gave it to whom, and how long the one who took it had it. */
export interface HandOver {
  giver: string;
  giverAgency: string | null;
  /** `null` = nobody has taken it yet. */
  receiver: string | null;
  receiverAgency: string;
  step: string;
  givenAt: Date;
  /** `null` = not known. */
  takenAt: Date | null;
  dueAt: Date | null;
  finishedAt: Date | null;
  verdict: Verdict;
  note: string | null;
}

export interface ControlSlip {
  kind: 'control-slip';
  code: string;
  procedure: string;
  owner: string;
  lead: string;
  /** Other agencies that took part. */
  cooperating: readonly string[];
  receivedAt: Date;
  appointment: Date | null;
  handOvers: readonly HandOver[];
}

/** A line of the tracking book; what no system knows the clerk fills in. */
export interface BookLine {
  number: number;
  code: string;
  procedure: string;
  name: string;
  address: string;
  lead: string;
  receivedAt: Date;
  appointment: Date | null;
  handedOverAt: Date | null;
  /** By what way; empty = not yet. */
  handedOverBy: string;
  /** Who took it, and what stands for their signature. */
  signature: string;
}

export interface TrackingBook {
  kind: 'tracking-book';
  desk: string;
  /** `yyyy-MM-dd`, both included. */
  from: string;
  to: string;
}

export type FormContent = Receipt | SupplementRequest | Refusal | Apology | StopNotice | ControlSlip;
