import { z } from 'zod';
import { checkSignOn, signOnSettings } from './sign-on-settings.ts';

const settings = z.object({ ...signOnSettings, NODE_ENV: z.string() }).superRefine(checkSignOn);
const signOn = {
  CITIZEN_SIGN_ON_ISSUER: 'https://dinh-danh.example',
  CITIZEN_SIGN_ON_CLIENT_ID: 'c',
  CITIZEN_SIGN_ON_CLIENT_SECRET: 's',
  CITIZEN_SIGN_ON_RETURN_URL: 'https://cong-dan.saomai.example',
};
const faultsOf = (given: Record<string, string | undefined>) =>
  settings.safeParse({ NODE_ENV: 'production', ...given }).error?.issues.map(({ path }) => path.join()) ?? [];

describe('the settings of the sign-on of citizens', () => {
  it('are taken whole or not at all, whatever there is for officers', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf(signOn)).toEqual([]);
    expect(faultsOf({ ...signOn, CITIZEN_SIGN_ON_CLIENT_ID: undefined })).toEqual([
      'CITIZEN_SIGN_ON_CLIENT_ID',
    ]);
    expect(faultsOf({ CITIZEN_SIGN_ON_ISSUER: signOn.CITIZEN_SIGN_ON_ISSUER })).toHaveLength(3);
  });

  it.each([
    ['CITIZEN_SIGN_ON_ISSUER', 'http://127.0.0.1:3002/citizen-sign-on', 'production', 1],
    ['CITIZEN_SIGN_ON_ISSUER', 'http://127.0.0.1:3002/citizen-sign-on', 'development', 0],
    ['CITIZEN_SIGN_ON_RETURN_URL', 'http://cong-dan.saomai.example', 'development', 1],
    ['CITIZEN_SIGN_ON_ALGORITHM', 'HS256', 'production', 1],
    ['CITIZEN_SIGN_ON_SCOPE', 'profile', 'production', 1],
    ['CITIZEN_SIGN_ON_SCOPE', 'profile openid', 'production', 0],
    ['CITIZEN_SESSION_MINUTES', '61', 'production', 1],
  ])('with %s=%s in %s complain about it %i times', (name, value, NODE_ENV, times) => {
    expect(faultsOf({ ...signOn, NODE_ENV, [name]: value })).toEqual(Array(times).fill(name));
  });
});
