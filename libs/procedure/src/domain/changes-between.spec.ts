import { complete, seeded } from '../../spec/sample.ts';
import type { Change } from './catalogue-import.ts';
import { changesBetween } from './changes-between.ts';
import { type ProcedureDefinition, procedureSchema } from './procedure.ts';

const present = complete();
const changed = (change: (procedure: ProcedureDefinition) => void): Change[] => {
  const offered = structuredClone(present);
  change(offered);
  return changesBetween(present, offered);
};
const pointers = (changes: readonly Change[]) => changes.map(({ pointer }) => pointer);

describe('the difference of two definitions', () => {
  it('is nothing between equal ones, in whatever order their fields stand', () => {
    expect(procedureSchema.safeParse(present).error).toBeUndefined();
    expect(changesBetween(present, structuredClone(present))).toEqual([]);
    const turned = JSON.parse(JSON.stringify(present), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as ProcedureDefinition;
    expect(changesBetween(present, turned)).toEqual([]);
  });

  it('of one changed fee is exactly that fee, in words', () => {
    expect(changed(({ methods }) => (methods[0]!.fees[0]!.amount = 9_000))).toEqual([
      {
        pointer: '/methods/0/fees/0/amount',
        field: {
          vi: 'Hình thức nộp › “direct” › phí, lệ phí › “LP01” › mức thu (đồng)',
          en: 'Channels › “direct” › fees › “LP01” › amount (đồng)',
        },
        before: 8_000,
        after: 9_000,
      },
    ]);
  });

  it('of a paper put in front is that paper alone', () => {
    const paper = { code: 'MOI', name: 'Giấy mới', originals: 1, copies: 0, required: false };
    expect(changed(({ components }) => components.unshift(paper))).toEqual([
      expect.objectContaining({ pointer: '/components/0', after: paper }),
    ]);
  });

  it('of what is taken away tells what it was', () => {
    const [change, ...others] = changed(({ methods }) => methods[0]!.fees.shift());
    expect(others).toEqual([]);
    expect(change).toMatchObject({ pointer: '/methods/0/fees/0', before: { code: 'LP01' } });
    expect(change).not.toHaveProperty('after');
  });

  it('of a mere change of order is the order', () => {
    expect(changed(({ methods }) => methods[0]!.fees.reverse())).toEqual([
      expect.objectContaining({
        pointer: '/methods/0/fees',
        before: ['LP01', 'Phí'],
        after: ['Phí', 'LP01'],
      }),
    ]);
  });

  it('of two of a name tells them apart by their ordinal', () => {
    const doubled = structuredClone(present);
    doubled.methods[0]!.fees.push({ code: 'LP01', name: 'Lệ phí', amount: 1_000 });
    const offered = structuredClone(doubled);
    offered.methods[0]!.fees[2]!.amount = 2_000;
    expect(pointers(changesBetween(doubled, offered))).toEqual(['/methods/0/fees/2/amount']);
  });

  it('sees every field there is, and names each in both languages', () => {
    const leaves = (value: unknown, path: string): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`))
        : [path];
    for (const leaf of leaves(present, '')) {
      const offered = structuredClone(present);
      const keys = leaf.slice(1).split('/');
      const last = keys.pop()!;
      const holder = keys.reduce<Record<string, unknown>>(
        (inner, key) => inner[key] as Record<string, unknown>,
        offered as unknown as Record<string, unknown>,
      );
      holder[last] = 'khác';
      const changes = changesBetween(present, offered);
      expect([leaf, changes.length > 0]).toEqual([leaf, true]);
      for (const { field } of changes) expect(field.vi).not.toMatch(/(^|› )[a-z]+[A-Za-z]*$/);
    }
  });

  it('of any seeded procedure with itself is nothing', () => {
    for (const code of ['1.001193', '1.012784', '1.012753', '1.000656']) {
      expect(changesBetween(seeded(code), seeded(code))).toEqual([]);
    }
  });
});
