import { DOSSIER_STATUSES, type DossierStatus } from '#workflow';
import { type Change, intentOf } from './intent.ts';

const due = new Date('2026-12-05T16:30:00+07:00');
const later = new Date('2026-12-12T16:30:00+07:00');

const change = (
  statusBefore: DossierStatus | null,
  status: DossierStatus,
  dates: Partial<Change> = {},
): Change => ({
  action: 'any',
  details: {},
  statusBefore,
  status,
  dueBefore: statusBefore && due,
  dueAt: due,
  ...dates,
});

describe('what an applicant is told', () => {
  it.each([
    [null, 'received', 'received'],
    ['submitted', 'received', 'received'],
    [null, 'refused', 'refused'],
    ['submitted', 'refused', 'refused'],
    ['processing', 'awaiting-supplement', 'supplement-requested'],
    ['awaiting-finance', 'awaiting-supplement', 'supplement-requested'],
    ['awaiting-supplement', 'processing', 'supplement-received'],
    ['processing', 'awaiting-finance', 'finance-requested'],
    ['processing', 'completed', 'result-ready'],
    ['awaiting-supplement', 'completed', 'result-ready'],
    ['completed', 'returned', 'returned'],
    ['processing', 'withdrawn', 'withdrawn'],
    ['processing', 'stopped', 'stopped'],
    ['received', 'processing', 'in-progress'],
    ['awaiting-finance', 'processing', 'in-progress'],
    // Back at the desk: it was received before.
    ['processing', 'received', 'in-progress'],
  ] as const)('from %s to %s: %s', (before, after, intent) => {
    expect(intentOf(change(before, after))).toBe(intent);
  });

  it.each([
    ['an online submission', null, 'submitted'],
    ['a step within the agencies', 'processing', 'processing'],
    ['a note on a dossier at rest', 'awaiting-supplement', 'awaiting-supplement'],
  ] as const)('nothing of %s', (_what, before, after) => {
    expect(intentOf(change(before, after))).toBeNull();
  });

  it.each(['awaiting-supplement', 'awaiting-finance', 'processing'] as const)(
    'the new appointment when the due time moved, coming from %s',
    (before) => {
      expect(intentOf(change(before, 'processing', { dueAt: later }))).toBe('new-appointment');
    },
  );

  it('the new appointment when a dossier sent back to the desk is due later', () => {
    expect(intentOf(change('processing', 'received', { dueAt: later }))).toBe('new-appointment');
  });

  it.each([
    ['extend', 'extended'],
    ['suspend', 'suspended'],
    ['send-elsewhere', 'sent-elsewhere'],
    ['ask-opinions', 'opinions-asked'],
  ])('of the act %s in words of its own', (action, intent) => {
    expect(intentOf(change('processing', 'processing', { action, dueAt: later }))).toBe(intent);
  });

  it.each([
    ['returned', 'processing'],
    ['withdrawn', 'received'],
    ['completed', 'processing'],
  ] as const)('that a dossier goes on which was %s', (before, status) => {
    expect(intentOf(change(before, status, { details: { reopening: {} }, dueAt: later }))).toBe('reopened');
  });

  it.each([
    ['that is on what they have', true, 'corrected'],
    ['that is a note of the desk', false, null],
  ] as const)('of a correction %s: %s', (_what, told, intent) => {
    const details = { correction: { fields: ['fullName'], told } };
    expect(intentOf(change('returned', 'returned', { details }))).toBe(intent);
  });

  it('the result rather than a date that no longer matters', () => {
    expect(intentOf(change('awaiting-supplement', 'completed', { dueAt: later }))).toBe('result-ready');
  });

  it('no new appointment where none was made before', () => {
    expect(intentOf(change('processing', 'processing', { dueBefore: null, dueAt: due }))).toBeNull();
  });

  it.each(DOSSIER_STATUSES)('nothing twice while a dossier stays %s', (status) => {
    expect(intentOf(change(status, status))).toBeNull();
  });
});
