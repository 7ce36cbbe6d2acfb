import * as fc from 'fast-check';

const vietnamese = fc.constantFrom(
  ...['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Thị', 'Văn', 'Phúc', 'Mẫu', 'Ví', 'Dụ', 'Ế', 'ỷ'],
);
const name = fc.array(vietnamese, { minLength: 1, maxLength: 20 }).map((words) => words.join(' '));
/** Anything somebody may type, now and then longer than the protocol takes. */
const typed = fc
  .oneof(name, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.constantFrom('😀'.repeat(40)))
  .filter((text) => text.trim() !== '');
const longName = fc.oneof(
  { weight: 9, arbitrary: typed },
  fc.integer({ min: 100, max: 500 }).map((times) => 'Thủ tục mẫu '.repeat(times).trim()),
);

/** How many minutes pass before the next act: seconds to weeks. */
const pause = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 600 }),
  fc.integer({ min: 600, max: 30_000 }),
);

export const ACTS = [
  ...(['work', 'ask', 'bring', 'ask-money', 'pay', 'enter-late', 'complete', 'hand-over'] as const),
  ...(['reopen', 'refuse', 'withdraw', 'stop', 'correct'] as const),
] as const;

const act = fc.record({
  act: fc.constantFrom(...ACTS, 'work' as const, 'bring' as const, 'complete' as const, 'hand-over' as const),
  pause,
  officer: typed,
  leaves: fc.boolean(),
});

const paper = fc.record({
  national: fc.boolean(),
  name: longName,
  originals: fc.integer({ min: 0, max: 2 }),
  electronic: fc.integer({ min: 0, max: 1 }),
  file: fc.boolean(),
  from: fc.constantFrom('hands', 'hands', 'hands', 'earlier paper', 'earlier result', 'store'),
  result: fc.boolean(),
});

const fee = fc.record({
  name: fc.constantFrom('Lệ phí hộ tịch', 'Phí thẩm định hồ sơ', 'Phí gia hạn', 'Lệ phí'),
  code: fc.option(fc.constantFrom('LP01', 'P02')),
  due: fc.constantFrom('on-reception', 'before-result', 'on-notice'),
  amount: fc.constantFrom(0, 8000, 50_000, 1_500_000),
  known: fc.boolean(),
});

/** Everything about a made-up dossier that chance decides. */
export const choices = fc.record({
  begins: fc.date({ min: new Date('2025-07-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
  channel: fc.constantFrom('direct', 'online', 'post'),
  owner: fc.record({
    kind: fc.constantFrom('person', 'business', 'state-body', 'organization'),
    name: typed,
    paper: fc.constantFrom('citizen-id', 'old-id', 'passport', 'business-code'),
    digits: fc.integer({ min: 100_000_000, max: 999_999_999 }),
    email: fc.option(fc.constantFrom('nguoi.dan@saomai.example')),
    phone: fc.option(fc.constantFrom('0900000001')),
  }),
  account: fc.option(fc.record({ techId: fc.uuid(), verifiedWithVneid: fc.boolean() })),
  askedBefore: fc.boolean(),
  /** Of what was handed in online nobody kept when, once. */
  kept: fc.integer({ min: 0, max: 9 }).map((draw) => draw > 0),
  secret: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
  procedureName: longName,
  papers: fc.array(paper, { maxLength: 6 }),
  further: fc.array(typed, { maxLength: 2 }),
  fees: fc.array(fee, { maxLength: 3 }),
  charged: fc.boolean(),
  paidOnline: fc.boolean(),
  results: fc.array(fc.record({ name: longName, named: fc.boolean(), file: fc.boolean() }), {
    minLength: 1,
    maxLength: 2,
  }),
  postal: fc.boolean(),
  refused: fc.integer({ min: 0, max: 11 }).map((draw) => draw === 0),
  acts: fc.array(act, { maxLength: 14 }),
});

export type Choices = typeof choices extends fc.Arbitrary<infer Chosen> ? Chosen : never;
export type ChosenAct = Choices['acts'][number];
