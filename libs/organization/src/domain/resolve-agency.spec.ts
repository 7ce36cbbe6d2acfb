import { resolveAgency, type ResolvableAgency } from './resolve-agency.ts';

interface Agency extends ResolvableAgency {
  name: string;
}
const agency = (
  id: number,
  name: string,
  parentId: number | null,
  functions: string[] = [],
  serves: number[] = [],
): Agency => ({
  ...{ id, name, parentId, functions, serves, validUntil: null },
});

const PROVINCE = agency(1, 'the province', null);
const PROVINCE_DESK = agency(2, 'the desk of the province', 1);
const NORTH = agency(3, 'the northern commune', 1);
const NORTH_DESK = agency(4, 'the northern desk', 3);
const SOUTH_DESK = agency(6, 'the southern desk', 5);
const AGENCIES = [
  ...[PROVINCE, PROVINCE_DESK, NORTH, NORTH_DESK, agency(5, 'the southern commune', 1), SOUTH_DESK],
  agency(7, 'the northern registry', 1, ['land-registry'], [3]),
  agency(8, 'the registry of the province', 1, ['land-registry', 'archive']),
  agency(9, 'the northern tax office', 1, ['tax'], [3]),
  agency(10, 'the tax office of the rest', 1, ['tax'], [1, 5]),
  agency(11, 'the northern police', 1, ['police'], [3]),
  agency(12, 'the social affairs unit of the northern commune', 3, ['social-affairs'], [3]),
  { ...agency(13, 'the tax office that was', 1, ['tax', 'customs'], [3]), validUntil: '2025-07-01' },
];

describe('the agency meant by a step or a procedure', () => {
  it.each([
    ['desk', NORTH_DESK, 'the northern desk'],
    ['desk', PROVINCE_DESK, 'the desk of the province'],
    ['commune', NORTH_DESK, 'the northern commune'],
    ['commune', SOUTH_DESK, 'the southern commune'],
    ['land-registry', NORTH_DESK, 'the northern registry'],
    ['land-registry', SOUTH_DESK, 'the registry of the province'],
    ['land-registry', PROVINCE_DESK, 'the registry of the province'],
    ['archive', NORTH_DESK, 'the registry of the province'],
    ['tax', NORTH_DESK, 'the northern tax office'],
    ['tax', SOUTH_DESK, 'the tax office of the rest'],
    ['tax', PROVINCE_DESK, 'the tax office of the rest'],
    ['social-affairs', NORTH_DESK, 'the social affairs unit of the northern commune'],
  ])('as %s, seen from a desk: %#', (reference, desk, name) => {
    expect(resolveAgency(reference, desk, AGENCIES)?.name).toBe(name);
    expect(resolveAgency(reference, desk, AGENCIES.toReversed())?.name).toBe(name);
  });

  it('does not exist where nobody has the function, or only someone for another area', () => {
    expect(resolveAgency('court', NORTH_DESK, AGENCIES)).toBeUndefined();
    expect(resolveAgency('police', SOUTH_DESK, AGENCIES)).toBeUndefined();
    expect(resolveAgency('commune', PROVINCE, AGENCIES)).toBeUndefined();
    expect(resolveAgency('social-affairs', SOUTH_DESK, AGENCIES)).toBeUndefined();
  });

  it('is never one that was abolished', () => {
    expect(resolveAgency('customs', NORTH_DESK, AGENCIES)).toBeUndefined();
  });
});
