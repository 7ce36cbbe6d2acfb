import { v7 as uuid } from 'uuid';
import { testConfig } from '#testing';
import { BounceAddresses } from './bounce-addresses.ts';

const settings = { BOUNCE_ADDRESS: 'Thu-Tra-Lai@saomai.example', BOUNCE_URL: 'imap://u:p@127.0.0.1' };
const addresses = new BounceAddresses(testConfig(settings));

describe('the address a letter goes out from', () => {
  it('is told again which letter it stands for, however it is spelt', () => {
    const id = uuid();
    const address = addresses.of(id) ?? '';
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(addresses.messageOf(address)).toBe(id);
    expect(addresses.messageOf(address.toUpperCase())).toBe(id);
  });

  it.each([
    ['another letter', (address: string) => address.replace(/\+.{8}/, '+00000000')],
    ['another proof', (address: string) => address.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'))],
    ['another domain', (address: string) => address.replace('saomai', 'saomoc')],
    ['another name', (address: string) => `x${address}`],
    ['no mark', () => settings.BOUNCE_ADDRESS],
    ['nothing', () => ''],
  ])('stands for none with %s', (_what, changed) => {
    expect(addresses.messageOf(changed(addresses.of(uuid()) ?? ''))).toBeUndefined();
  });

  it('of another key is a forgery', () => {
    const others = new BounceAddresses(
      testConfig({ ...settings, TRACKING_KEY: Buffer.alloc(32, 9).toString('base64') }),
    );
    expect(addresses.messageOf(others.of(uuid()) ?? '')).toBeUndefined();
  });

  it('is the usual one where nobody looks for what comes back', () => {
    expect(new BounceAddresses(testConfig()).of(uuid())).toBeUndefined();
  });
});
