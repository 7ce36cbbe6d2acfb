import { z } from 'zod';
import { checkPortal, portalSettings } from './portal-settings.ts';

const settings = z.object(portalSettings).superRefine(checkPortal);
const complete = {
  ...{ PORTAL_URL: 'http://127.0.0.1:9', PORTAL_USERNAME: 'u', PORTAL_PASSWORD: 'p', PORTAL_AGENCY: 'a' },
  PORTAL_DSTCODE: 'd',
};
const faultsOf = (more: Record<string, string | undefined>) =>
  settings.safeParse({ ...complete, ...more }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings of the portal', () => {
  it.each([
    ['mapi', undefined, ['PORTAL_DSTCODE']],
    ['ministry', undefined, []],
    ['mapi', 'VN:GOV:x', []],
    ['other', 'VN:GOV:x', ['PORTAL_DIALECT']],
  ])('with PORTAL_DIALECT %s and PORTAL_DSTCODE %s complain about %j', (dialect, dstcode, faults) => {
    expect(faultsOf({ PORTAL_DIALECT: dialect, PORTAL_DSTCODE: dstcode })).toEqual(faults);
  });

  it.each(['../login', 'mapi//g', '/mapi/g', 'mapi/g?x=1'])('take no path like %s', (path) => {
    expect(faultsOf({ PORTAL_SERVICE_PATH: path })).toEqual(['PORTAL_SERVICE_PATH']);
  });
});
