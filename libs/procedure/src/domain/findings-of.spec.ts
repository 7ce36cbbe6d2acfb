import { complete, seeded } from '../../spec/sample.ts';
import { feeStanding } from './fee.ts';
import { FINDING_CODES, findingAt } from './finding-texts.ts';
import { findingsOf } from './findings-of.ts';
import type { ProcedureDefinition } from './procedure.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(['land-registry']);

const found = (change: (procedure: ProcedureDefinition) => void): string[] => {
  const procedure = complete();
  change(procedure);
  return findingsOf(procedure, FUNCTIONS).map(({ code, pointer }) => `${code} ${pointer}`);
};
const days = (amount: number) => ({ amount, unit: 'working-day' as const });
const land =
  (...amounts: number[]) =>
  (procedure: ProcedureDefinition) => {
    procedure.field.name = 'Đất đai';
    const channels = ['direct', 'online', 'post'] as const;
    procedure.methods = amounts.map((amount, index) => ({
      channel: channels[index]!,
      limit: days(amount),
      fees: [],
    }));
  };
const NAMELESS = { code: null, name: 'Kết quả' };
const NOTE = 'Mức lệ phí do Hội đồng nhân dân cấp tỉnh quyết định';

describe('what is odd about a procedure', () => {
  it('is nothing in one that is in order', () => {
    expect(findingsOf(complete(), FUNCTIONS)).toEqual([]);
  });

  it.each<[string, (procedure: ProcedureDefinition) => void, string[]]>([
    [
      'a fee of nought whose text names the People’s Council',
      ({ methods }) => (methods[0]!.fees = [{ name: 'Lệ phí', amount: 0, note: NOTE }]),
      ['fee-set-by-council /methods/0/fees/0/amount'],
    ],
    [
      'the same where the channel has the text',
      ({ methods }) =>
        Object.assign(methods[0]!, { fees: [{ name: 'Lệ phí', amount: 0 }], note: 'HĐND quyết định' }),
      ['fee-set-by-council /methods/0/fees/0/amount'],
    ],
    ['nothing, where it is said who sets it', ({ methods }) => (methods[0]!.fees[1]!.note = NOTE), []],
    [
      'an amount that has lost its thousands',
      ({ methods }) => (methods[0]!.fees[0]!.amount = 700),
      ['fee-thousands-lost /methods/0/fees/0/amount'],
    ],
    ['nothing, of 1,000 đồng', ({ methods }) => (methods[0]!.fees[0]!.amount = 1_000), []],
    [
      'a note among the papers',
      ({ components }) =>
        components.push({ ...components[0]!, code: 'LY', name: '* LƯU Ý: xuất trình bản chính' }),
      ['component-is-note /components/1/name'],
    ],
    [
      'a paper that comes twice',
      ({ components }) => components.push({ ...components[0]! }),
      ['component-twice /components/1/code'],
    ],
    [
      'a result that comes twice',
      ({ results }) => results.push({ ...results[0]! }),
      ['result-twice /results/1/code'],
    ],
    ['nothing, of results without a code', ({ results }) => results.push(NAMELESS, NAMELESS), []],
    [
      'that no paper is required',
      ({ components }) => (components[0]!.required = false),
      ['no-component-required /components'],
    ],
    ['land limits ten working days apart', land(12, 22), ['limit-area-in-channel /methods/1/limit']],
    ['nothing, of land limits five days apart', land(12, 17), []],
    [
      'that it is partly online for no reason given',
      (procedure) => delete procedure.partialReason,
      ['partial-without-reason /serviceLevel'],
    ],
    [
      'that nobody decides it here',
      (procedure) => (procedure.competentAgency = 'unassigned'),
      ['agency-unassigned /competentAgency'],
    ],
    [
      'that who is to decide has a function no agency has',
      (procedure) => (procedure.competentAgency = 'land-registy'),
      ['agency-unassigned /competentAgency'],
    ],
    [
      'nothing, where an agency has the function',
      (procedure) => (procedure.competentAgency = 'land-registry'),
      [],
    ],
  ])('is %s', (_, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  it('is told in both languages', () => {
    for (const code of FINDING_CODES) {
      const { vi, en } = findingAt(code, '1.000001', '');
      expect([vi, en].every((text) => text.length > 20)).toBe(true);
    }
  });

  it('in the seed is known: fees the council sets, and reasons not published yet', () => {
    const codes = new Set(
      ['1.001193', '1.000656', '1.012784']
        .flatMap((code) => findingsOf(seeded(code), FUNCTIONS))
        .map(({ code }) => code),
    );
    expect([...codes].sort()).toEqual(['fee-set-by-council', 'partial-without-reason']);
  });
});

describe('a fee', () => {
  it.each([
    [{ name: 'Phí', amount: 8_000 }, 'fixed'],
    [{ name: 'Phí', amount: 0 }, 'free'],
    [{ name: 'Phí', amount: 0, setBy: 'provincial-council' as const }, 'set-elsewhere'],
    [{ name: 'Phí', amount: 0, note: NOTE }, 'set-elsewhere'],
  ])('%j is %s', (fee, standing) => {
    expect(feeStanding(fee)).toBe(standing);
  });
});
