import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { type ProvinceDefinition, provinceSchema } from './province.ts';
import { OFFICER_ROLES } from './roles.ts';

const readSeed = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(projectPath('seed', ...parts), 'utf8'));
const readProvince = (tier: string): ProvinceDefinition =>
  provinceSchema.parse(readSeed('province', `${tier}.json`));

describe.each(['two-tier', 'three-tier'])('the seeded %s province', (tier) => {
  const province = readProvince(tier);
  const agencies = new Map(province.agencies.map((agency) => [agency.code, agency]));

  it('is the fictional one, and says which government it has', () => {
    expect(province).toMatchObject({ name: 'tỉnh Sao Mai', tier });
    expect(province.agencies.some(({ level }) => level === 'district')).toBe(tier === 'three-tier');
  });

  it('gives every agency the same place in the old and the new order of identifiers', () => {
    for (const { code, nationalId } of province.agencies) expect(nationalId).toBe(inOldOrder(code));
    expect(new Set(province.agencies.map(({ nationalId }) => nationalId)).size).toBe(
      province.agencies.length,
    );
  });

  it('puts every agency of the People’s Committees below the one its code continues', () => {
    for (const { code, kind, parent } of province.agencies) {
      if (kind === 'province') expect(parent).toBeNull();
      else if (kind !== 'external') expect(code).toBe(`${parent}${code.slice(code.lastIndexOf('.'))}`);
      else expect(agencies.has(parent ?? '')).toBe(true);
    }
  });

  it('gives every People’s Committee exactly one desk, with two officers at its counter', () => {
    const desks = province.agencies.filter(({ kind }) => kind === 'one-stop-centre');
    const committees = province.agencies.filter(({ kind }) =>
      ['province', 'district', 'commune'].includes(kind),
    );
    expect(desks.map(({ parent }) => parent).sort()).toEqual(committees.map(({ code }) => code).sort());
    for (const { code } of desks) expect(holders(province, code, 'reception-officer')).toHaveLength(2);
  });

  it('divides a function several agencies have so that each area is served by one of them', () => {
    for (const name of new Set(province.agencies.flatMap(({ functions }) => functions))) {
      const able = province.agencies.filter(({ functions }) => functions.includes(name));
      const served = able.flatMap(({ serves }) => serves ?? []);
      expect(new Set(served).size).toBe(served.length);
      if (able.length > 1) expect(able.every(({ serves }) => serves !== undefined)).toBe(true);
    }
  });

  it('fills every role somewhere, and no post twice with the same person', () => {
    const filled = province.officers.flatMap(({ positions }) => positions.map(({ role }) => role));
    expect([...new Set(filled)].sort()).toEqual([...OFFICER_ROLES].sort());
    for (const { positions } of province.officers) {
      expect(new Set(positions.map(({ agency, role }) => `${agency} ${role}`)).size).toBe(positions.length);
    }
  });

  it('invents its people: names that say so, and addresses that cannot exist', () => {
    for (const { fullName, email } of province.officers) {
      expect(fullName).toMatch(/ (Mẫu|Thử|Ví Dụ) /);
      expect(email).toMatch(/@saomai\.example$/);
    }
    expect(new Set(province.officers.map(({ fullName }) => fullName)).size).toBe(province.officers.length);
  });
});

describe('a province file', () => {
  const sound = readProvince('two-tier');
  const faultsOf = (change: (province: ProvinceDefinition) => void): string[] => {
    const province = structuredClone(sound);
    change(province);
    const result = provinceSchema.safeParse(province);
    return result.success
      ? []
      : result.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
  };

  it('is refused when it names agencies it does not have, all of them reported', () => {
    const faults = faultsOf(({ agencies, officers }) => {
      agencies[1]!.parent = 'H99.77';
      agencies[2]!.serves = ['H99.41', 'H99.78'];
      officers[0]!.positions[0]!.agency = 'H99.79';
      officers[1]!.positions[0]!.areas = ['H99.41', 'H99.80'];
    });
    expect(faults).toEqual([
      'agencies/1/parent: H99.77 is not an agency of this province',
      'agencies/2/serves/1: H99.78 is not an agency of this province',
      'officers/0/positions/0/agency: H99.79 is not an agency of this province',
      'officers/1/positions/0/areas/1: H99.80 is not an agency of this province',
    ]);
  });

  it('is refused when an agency code or a username occurs twice', () => {
    const faults = faultsOf(({ agencies, officers }) => {
      agencies[3]!.code = agencies[2]!.code;
      officers[1]!.username = officers[0]!.username;
    });
    expect(faults).toEqual(
      expect.arrayContaining([
        `agencies/3/code: ${sound.agencies[2]!.code} occurs twice`,
        `officers/1/username: ${sound.officers[0]!.username} occurs twice`,
      ]),
    );
  });
});

describe('the demo accounts', () => {
  const { accounts } = readSeed('demo-accounts.json') as {
    accounts: { username: string; role: string; agency: string; name: string }[];
  };

  it.each(['two-tier', 'three-tier'])('open with either seed: %s has the officer in the role', (tier) => {
    const { officers } = readProvince(tier);
    for (const { username, role } of accounts) {
      const officer = officers.find((candidate) => candidate.username === username);
      expect(officer?.positions).toContainEqual(expect.objectContaining({ role }));
    }
  });

  it('show every role once at least, with the name and agency of the two-tier province', () => {
    const { agencies, officers } = readProvince('two-tier');
    expect(accounts.length).toBeGreaterThanOrEqual(10);
    expect(accounts.map(({ role }) => role)).toEqual(expect.arrayContaining([...OFFICER_ROLES]));
    for (const { username, role, agency, name } of accounts) {
      const code = agencies.find((candidate) => candidate.name === agency)?.code;
      const officer = officers.find((candidate) => candidate.username === username);
      expect(officer).toMatchObject({ fullName: name });
      expect(officer?.positions).toContainEqual(expect.objectContaining({ agency: code, role }));
    }
  });
});

const holders = ({ officers }: ProvinceDefinition, agency: string, role: string) =>
  officers.filter(({ positions }) => positions.some((post) => post.agency === agency && post.role === role));

/** `H99.41.01` → `000.01.41.H99` (QCVN 102:2016 names the smallest unit first). */
function inOldOrder(code: string): string {
  const [province, second = '00', third = '00', fourth = '0'] = code.split('.');
  return [fourth.padStart(3, '0'), third, second, province].join('.');
}
