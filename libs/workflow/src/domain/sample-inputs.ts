import type { Condition, ConditionInputs, DossierFacts } from './condition.ts';
import type { Fact, FactValue } from './fact.ts';

/** More combinations than these are not tried; approved processes tell a handful apart. */
const MOST_COMBINATIONS = 2_000;

const CHANNELS = ['direct', 'online', 'post'];
const APPLICANT_KINDS = ['person', 'business', 'state-body', 'organization'];

/**
 * Inputs of which some condition can tell any two apart, and of which none is like another that is missing: every value of
 * what has few, of the rest the literals it is compared with and one value on either side of each.
 * @returns nothing when that cannot be said, or they are too many
 */
export function sampleInputs(
  conditions: readonly Condition[],
  facts: readonly Fact[],
): Generator<ConditionInputs> | undefined {
  if (conditions.some(({ comparesMembers }) => comparesMembers)) return undefined;
  const literals = conditions.flatMap((condition) => condition.literals);
  const read = (names: (condition: Condition) => ReadonlySet<string>): string[] => [
    ...new Set(conditions.flatMap((condition) => [...names(condition)])),
  ];
  const members: Member[] = [
    ...facts
      .filter(({ code }) => read(({ reads }) => reads).includes(code))
      .map((fact): Member => ({ of: 'fact', name: fact.code, values: valuesOfFact(fact, literals) })),
    ...read(({ readsOfDossier }) => readsOfDossier).map((name): Member => ({
      of: 'dossier',
      name,
      values: valuesOfDossier(name, literals),
    })),
  ];
  const count = members.reduce((product, { values }) => product * values.length, 1);
  return count > MOST_COMBINATIONS ? undefined : combinations(members);
}

interface Member {
  readonly of: 'fact' | 'dossier';
  readonly name: string;
  readonly values: readonly FactValue[];
}

type Literals = readonly (string | number)[];

function valuesOfFact(fact: Fact, literals: Literals): FactValue[] {
  switch (fact.type) {
    case 'yes-no':
      return [true, false];
    case 'choice':
      return fact.choices.map(({ code }) => code);
    case 'number':
      return aroundNumbers(literals);
  }
}

function valuesOfDossier(name: string, literals: Literals): FactValue[] {
  switch (name as keyof DossierFacts) {
    case 'channel':
      return CHANNELS;
    case 'applicantKind':
      return APPLICANT_KINDS;
    case 'supplementRounds':
      return [...new Set(aroundNumbers(literals).map((value) => Math.max(0, Math.ceil(value))))];
    default:
      return [
        '',
        ...literals.filter((value) => typeof value === 'string').flatMap((text) => [text, `${text} `]),
      ];
  }
}

/** Each number, one between each two, one below them all and one above; a literal may stand negated. */
function aroundNumbers(literals: Literals): number[] {
  const numbers = literals.filter((value) => typeof value === 'number').flatMap((value) => [value, -value]);
  const points = [...new Set([0, ...numbers])].sort((one, other) => one - other);
  const between = points.slice(1).map((point, index) => (point + (points[index] ?? 0)) / 2);
  return [...points, ...between, (points[0] ?? 0) - 1, (points.at(-1) ?? 0) + 1];
}

const NO_DOSSIER: DossierFacts = {
  channel: '',
  applicantKind: '',
  procedureCase: '',
  receivingAgency: '',
  supplementRounds: 0,
};

function* combinations([member, ...others]: readonly Member[]): Generator<ConditionInputs> {
  if (!member) {
    yield { dossier: NO_DOSSIER, fact: {} };
    return;
  }
  for (const rest of combinations(others)) {
    for (const value of member.values) {
      yield { ...rest, [member.of]: { ...rest[member.of], [member.name]: value } };
    }
  }
}
