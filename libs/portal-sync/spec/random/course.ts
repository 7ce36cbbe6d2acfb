import type { DossierSnapshot, SnapshotSuspension } from '#dossier';
import type { DossierStatus } from '#workflow';
import { change } from '../snapshots.ts';
import type { Choices, ChosenAct } from './choices.ts';

/** What a made-up dossier is after each change. */
export interface Moment {
  change: DossierSnapshot['change'];
  suspensions: readonly SnapshotSuspension[];
  completedAt: Date | null;
  closedAt: Date | null;
  /** How often papers had been asked for until then, before the reception included. */
  asked: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OPEN: readonly DossierStatus[] = ['received', 'processing', 'awaiting-supplement', 'awaiting-finance'];
const WORKING: readonly DossierStatus[] = ['received', 'processing'];

/** What an act needs, and what comes of it. */
const RULES: Record<ChosenAct['act'], { from: readonly DossierStatus[]; to: DossierStatus | 'same' }> = {
  work: { from: WORKING, to: 'processing' },
  ask: { from: WORKING, to: 'awaiting-supplement' },
  bring: { from: ['awaiting-supplement'], to: 'processing' },
  'ask-money': { from: WORKING, to: 'awaiting-finance' },
  pay: { from: ['awaiting-finance'], to: 'processing' },
  'enter-late': { from: ['processing'], to: 'same' },
  complete: { from: WORKING, to: 'completed' },
  'hand-over': { from: ['completed'], to: 'returned' },
  reopen: { from: ['returned'], to: 'processing' },
  refuse: { from: OPEN, to: 'refused' },
  withdraw: { from: OPEN, to: 'withdrawn' },
  stop: { from: OPEN, to: 'stopped' },
  correct: { from: [...OPEN, 'completed', 'returned'], to: 'same' },
};
const WAITS: Partial<Record<DossierStatus, SnapshotSuspension['reason']>> = {
  'awaiting-supplement': 'supplement',
  'awaiting-finance': 'financial-obligation',
};
const ENDS: readonly DossierStatus[] = ['refused', 'withdrawn', 'stopped', 'returned'];

/** Plays a dossier from its reception on; acts that are not open to it are passed over. */
export function courseOf({ begins, refused, acts, channel, askedBefore, kept }: Choices): Moment[] {
  const asked = channel === 'online' && askedBefore && kept ? 1 : 0;
  const dueAt = new Date(begins.getTime() + 5 * DAY);
  const ends = { completedAt: null, closedAt: refused ? begins : null };
  const first = change({ at: begins, ...(refused ? { status: 'refused', dueAt: null } : { dueAt }) });
  const moments: Moment[] = [{ change: first, suspensions: [], ...ends, asked }];
  for (const act of refused ? [] : acts) {
    const next = after(moments.at(-1)!, act);
    if (next) moments.push(next);
  }
  return moments;
}

function after(last: Moment, { act, pause, officer, leaves }: ChosenAct): Moment | undefined {
  const before = last.change;
  const { from, to } = RULES[act];
  if (!from.includes(before.status)) return undefined;
  const at = new Date(before.at.getTime() + pause * MINUTE);
  const status = to === 'same' ? before.status : to;
  const sequence = before.sequence + 1;
  const left = before.at.toISOString();
  const due = before.dueAt && new Date(before.dueAt.getTime() + (act === 'bring' ? 3 * DAY : 0));
  const late = act === 'enter-late' ? foundLater(last, at, sequence) : undefined;
  if (act === 'enter-late' && !late) return undefined;
  return {
    change: change({
      ...{ sequence, at, status, action: act, actionName: `Thao tác ${act}`, statusBefore: before.status },
      ...{ officerName: officer, dueBefore: before.dueAt, dueAt: due },
      left: leaves && to !== 'same' ? { openedAt: left, dueAt: WAITS[status] ? null : left } : null,
    }),
    suspensions: suspended(last, { act, status, at, sequence }, late),
    completedAt:
      status === 'completed' ? (last.completedAt ?? at) : status === 'returned' ? last.completedAt : null,
    closedAt: ENDS.includes(status) ? (last.closedAt ?? at) : null,
    asked: last.asked + (act === 'ask' || late ? 1 : 0),
  };
}

interface Step {
  act: ChosenAct['act'];
  status: DossierStatus;
  at: Date;
  sequence: number;
}

function suspended(
  { suspensions, change: before, closedAt }: Moment,
  { act, status, at, sequence }: Step,
  late?: SnapshotSuspension,
): SnapshotSuspension[] {
  const resumes = WAITS[before.status] !== undefined && status !== before.status;
  const ended = suspensions.map((one) =>
    one.endedAt === null && resumes ? { ...one, endedAt: at.toISOString(), endedIn: sequence } : one,
  );
  const opened = { openedIn: sequence, endedIn: null, paper: null, request: {} };
  const reason = act === 'correct' ? undefined : WAITS[status];
  const request = { supplement: { items: ['Ảnh 4×6'], reason: 'Thiếu ảnh' } };
  const began = reason && { ...opened, reason, startedAt: at.toISOString(), endedAt: null, request };
  const reopened =
    act === 'reopen' && closedAt
      ? {
          ...{ ...opened, reason: 'closed' as const, startedAt: closedAt.toISOString() },
          ...{ endedAt: at.toISOString(), endedIn: sequence },
        }
      : undefined;
  return [...ended, ...[late, began, reopened].filter((one) => one !== undefined)].sort((a, b) =>
    a.startedAt.localeCompare(b.startedAt),
  );
}

/** A supplement that was asked for and came while nobody wrote it down: after the last wait, before now. */
function foundLater({ suspensions, change: before }: Moment, at: Date, sequence: number) {
  const from = Math.max(before.at.getTime(), ...suspensions.map(({ endedAt }) => Date.parse(endedAt ?? '')));
  const [startedAt, endedAt] = [from + MINUTE, at.getTime() - MINUTE];
  if (!(startedAt < endedAt)) return undefined;
  return {
    ...{ reason: 'supplement' as const, openedIn: sequence, endedIn: sequence, request: {} },
    ...{ startedAt: new Date(startedAt).toISOString(), endedAt: new Date(endedAt).toISOString() },
    paper: 'Phiếu yêu cầu bổ sung số 7',
  };
}
