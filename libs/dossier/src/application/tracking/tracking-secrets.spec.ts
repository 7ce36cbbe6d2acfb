import fc from 'fast-check';
import { testConfig } from '#testing';
import { TrackingSecrets } from './tracking-secrets.ts';

const secrets = new TrackingSecrets(testConfig());
const ID = '0199a000-0000-7000-8000-000000000001';
const dossiers = fc.uuid({ version: 7 });
const versions = fc.integer({ min: 1, max: 1000 });

describe('the secret on a receipt', () => {
  it('has ten letters and digits nobody mistakes for one another', () => {
    fc.assert(
      fc.property(dossiers, versions, (id, version) => {
        expect(secrets.of(id, version)).toMatch(/^[ABCDEFGHJKMNPQRSTVWXYZ2-9]{10}$/);
      }),
      { numRuns: 500 },
    );
  });

  it('uses every sign at every place', () => {
    const drawn = Array.from({ length: 2_000 }, (_, version) => secrets.of(ID, version));
    const signsAt = (place: number) => new Set(drawn.map((secret) => secret[place]));
    expect(Array.from({ length: 10 }, (_, place) => signsAt(place).size)).toEqual(Array(10).fill(30));
  });

  it('can be printed again, by any process that has the key', () => {
    expect(new TrackingSecrets(testConfig()).of(ID, 1)).toBe(secrets.of(ID, 1));
  });

  it('is another one for another dossier, another version and another key', () => {
    const drawn = Array.from({ length: 1_000 }, (_, index) => [
      secrets.of(ID, index),
      secrets.of(`0199a000-0000-7000-8000-${String(index + 2).padStart(12, '0')}`, 1),
    ]).flat();
    expect(new Set(drawn).size).toBe(drawn.length);
    const otherKey = new TrackingSecrets(
      testConfig({ TRACKING_KEY: Buffer.alloc(32, 9).toString('base64') }),
    );
    expect(otherKey.of(ID, 1)).not.toBe(secrets.of(ID, 1));
  });

  it('opens its dossier, and stops doing so once the version is raised', () => {
    expect(secrets.matches(ID, 1, secrets.of(ID, 1))).toBe(true);
    expect(secrets.matches(ID, 2, secrets.of(ID, 1))).toBe(false);
  });

  it.each([
    ['in small letters', (secret: string) => secret.toLowerCase()],
    ['in groups', (secret: string) => `${secret.slice(0, 3)}-${secret.slice(3, 6)} ${secret.slice(6)}`],
    ['with blanks around', (secret: string) => `\t ${secret}\u00a0\n`],
  ])('may be typed %s', (_, typed) => {
    expect(secrets.matches(ID, 1, typed(secrets.of(ID, 1)))).toBe(true);
  });

  it.each([
    ['nothing', () => ''],
    ['one sign less', (secret: string) => secret.slice(1)],
    ['one sign more', (secret: string) => `${secret}A`],
    ['signs of other scripts', () => 'Đ'.repeat(10)],
    ['as many bytes in fewer letters', () => 'Đ'.repeat(5)],
    ['one sign changed', (secret: string) => `${secret.slice(0, 9)}${secret[9] === 'A' ? 'B' : 'A'}`],
  ])('is refused with %s', (_, typed) => {
    expect(secrets.matches(ID, 1, typed(secrets.of(ID, 1)))).toBe(false);
  });

  it('opens no dossier but its own', () => {
    fc.assert(
      fc.property(dossiers, dossiers, versions, (one, other, version) => {
        expect(secrets.matches(other, version, secrets.of(one, version))).toBe(one === other);
      }),
    );
  });
});
