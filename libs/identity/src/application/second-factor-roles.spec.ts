import { testConfig } from '#testing';
import { SecondFactorRoles } from './second-factor-roles.ts';

const rolesOf = (SECOND_FACTOR_ROLES: string) =>
  new SecondFactorRoles(testConfig({ SECOND_FACTOR_ROLES })).all;

describe('the roles that need a second factor', () => {
  it.each([
    ['agency-leader, administrator', ['agency-leader', 'administrator']],
    ['none', []],
  ])('are read from %j', (written, roles) => {
    expect(rolesOf(written)).toEqual(roles);
  });

  it('are refused when nobody can hold one of them, for its holders would go without', () => {
    expect(() => rolesOf('agency-leader,administrators')).toThrow('there is no role administrators');
  });
});
