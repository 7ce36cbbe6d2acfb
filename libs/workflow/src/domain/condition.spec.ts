import { type Condition, ConditionLanguage, isCondition } from './condition.ts';
import type { Fact, Facts } from './fact.ts';

const FACTS: Fact[] = [
  { code: 'area', name: 'Diện tích', type: 'number', unit: 'm²' },
  { code: 'planned', name: 'Phù hợp quy hoạch', type: 'yes-no' },
  {
    ...{ code: 'zone', name: 'Khu vực', type: 'choice' },
    choices: [
      { code: 'urban', name: 'Đô thị' },
      { code: 'rural', name: 'Nông thôn' },
    ],
  },
];

const DOSSIER = {
  ...{ channel: 'online', applicantKind: 'person', procedureCase: '1.013225.01' },
  ...{ receivingAgency: 'H99.18', supplementRounds: 1 },
};

const language = new ConditionLanguage(FACTS);

function read(text: string): Condition {
  const condition = language.read(text);
  if (!isCondition(condition)) throw new Error(condition.reason.en);
  return condition;
}

const holds = (text: string, fact: Facts = {}): boolean => read(text).holds({ dossier: DOSSIER, fact });

describe('a condition', () => {
  it.each<[string, Facts, boolean]>([
    ['fact.area > 500', { area: 500.5 }, true],
    ['fact.area > 500', { area: 500 }, false],
    ['fact.area >= 500.0 && fact.planned', { area: 500, planned: true }, true],
    ['fact.area == 120.0', { area: 120 }, true],
    ['fact.area > -1.5', { area: 0 }, true],
    ['!fact.planned', { planned: false }, true],
    ['fact.zone == "urban" || dossier.channel == "post"', { zone: 'rural' }, false],
    ['fact.zone in ["urban", "rural"]', { zone: 'rural' }, true],
    ['dossier.channel != "direct"', {}, true],
    ['dossier.supplementRounds >= 1', {}, true],
    ['dossier.procedureCase == "1.013225.01" && dossier.receivingAgency == "H99.18"', {}, true],
    ['dossier.applicantKind == "business"', {}, false],
  ])('%s holds of %j: %s', (text, fact, expected) => {
    expect(holds(text, fact)).toBe(expected);
  });

  it('says what it reads and what it compares with', () => {
    const { reads, readsOfDossier, literals, comparesMembers } = read(
      '(fact.area > 500 || fact.zone == "urban") && dossier.channel in ["online", "post"]',
    );
    expect([...reads]).toEqual(['area', 'zone']);
    expect([...readsOfDossier]).toEqual(['channel']);
    expect(literals).toEqual([500, 'urban', 'online', 'post']);
    expect(comparesMembers).toBe(false);
    expect(read('dossier.channel == fact.zone').comparesMembers).toBe(true);
  });

  it.each([
    ['fact.area >', 11, 'Unexpected token: EOF'],
    ['fact.depth > 1', 5, 'No such key: depth'],
    ['area > 1', 0, 'Unknown variable: area'],
    ['dossier.fee > 1', 8, 'No such key: fee'],
    ['fact.area == "large"', 0, 'no such overload: double == string'],
    ['fact.planned == 1', 0, 'no such overload: bool == int'],
    ['fact.zone', 0, 'is no yes or no'],
    ['fact.area + 1.0', 0, 'is no yes or no'],
    ['fact', 0, 'is no yes or no'],
  ])('is not: %s', (text, at, reason) => {
    expect(language.read(text)).toMatchObject({ at, reason: { en: reason } });
  });

  it.each([
    ['what may divide by zero', 'fact.area / 0.0 > 1.0', 'fact.area / 0.0'],
    ['what may overflow', 'dossier.supplementRounds + 1.0 > 1.0', 'dossier.supplementRounds + 1.0'],
    ['what may go on for long', 'fact.zone.matches("(a+)+$")', 'fact.zone.matches("(a+)+$")'],
    ['what loops', '["a"].exists(x, x == fact.zone)', '["a"].exists(x, x == fact.zone)'],
    ['functions', 'size(fact.zone) > 3', 'size(fact.zone)'],
    ['asking whether a fact is there', 'has(fact.area)', 'has(fact.area)'],
    ['choices of values', '(fact.planned ? 1 : 2) > 1', 'fact.planned ? 1 : 2'],
    ['members by a computed name', 'fact["planned"]', 'fact["planned"]'],
    ['all facts together', '[fact] == [fact]', 'fact'],
  ])('is not made of %s', (_, text, part) => {
    const refused = language.read(text);
    expect(refused).toMatchObject({ reason: { en: expect.stringContaining(part) } });
    expect(refused).toMatchObject({
      reason: { vi: expect.stringMatching(/^(không được dùng|hai vế|không) /) },
    });
  });
});
