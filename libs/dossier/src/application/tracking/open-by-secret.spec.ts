import type { Database } from '#platform/database';
import { FakeClock, testConfig, toldByTime } from '#testing';
import { OpenBySecret } from './open-by-secret.ts';
import { TrackingSecrets } from './tracking-secrets.ts';

const KNOWN = 'H99.41.01-260304-0001';
const UNKNOWN = 'H99.41.01-260304-9999';
const ID = '0199a000-0000-7000-8000-000000000001';

/** Answers at once, so that nothing hides what comes after. */
const database = {
  queryPrepared: (statement: { values: unknown[] }) =>
    Promise.resolve([
      statement.values.includes(KNOWN) ? { id: ID, version: 1 } : { id: null, version: null },
    ]),
} as unknown as Database;

/** Spares the comparison where there is nothing to compare with. */
class Sparing extends TrackingSecrets {
  override matches(dossierId: string, version: number, typed: string): boolean {
    return dossierId === ID && super.matches(dossierId, version, typed);
  }
}

/** Wrong secrets for both codes, each from a network of its own; many calls a time, for one is too short to be timed. */
function guessing(secrets: TrackingSecrets) {
  const gate = new OpenBySecret(database, secrets, new FakeClock());
  const calls = 20;
  const guess = (code: string) => async (n: number) => {
    for (let call = 0; call < calls; call += 1) {
      const opening = await gate.execute({ code, secret: 'AAAAAAAAAA', network: `${n} ${call}` });
      if (opening.kind !== 'unknown') throw new Error(`a wrong secret is ${opening.kind}`);
    }
  };
  return toldByTime(250, guess(UNKNOWN), guess(KNOWN));
}

describe('secrets that are sent at once from one network', () => {
  const network = '192.0.2.1';
  const open = (gate: OpenBySecret, secrets: readonly string[]) =>
    Promise.all(secrets.map((secret) => gate.execute({ code: KNOWN, secret, network })));

  it('are heard as often as one after the other, however many they are', async () => {
    const secrets = new TrackingSecrets(testConfig());
    const gate = new OpenBySecret(database, secrets, new FakeClock());
    const guesses = [...Array.from({ length: 60 }, () => 'AAAAAAAAAA'), secrets.of(ID, 1)];
    const heard = (await open(gate, guesses)).map(({ kind }) => kind);
    expect(heard).toEqual([...Array<string>(5).fill('unknown'), ...Array<string>(56).fill('wait')]);
  });

  it('open, all of them, where they are right', async () => {
    const secrets = new TrackingSecrets(testConfig());
    const gate = new OpenBySecret(database, secrets, new FakeClock());
    const right = Array.from({ length: 20 }, () => secrets.of(ID, 1));
    expect(new Set((await open(gate, right)).map(({ kind }) => kind))).toEqual(new Set(['opened']));
  });

  it('do not wait for one that failed', async () => {
    const secrets = new TrackingSecrets(testConfig());
    const failing = { queryPrepared: jest.fn(database.queryPrepared.bind(database)) };
    failing.queryPrepared.mockRejectedValueOnce(new Error('the connection was lost'));
    const gate = new OpenBySecret(failing as unknown as Database, secrets, new FakeClock());
    const shown = { code: KNOWN, secret: secrets.of(ID, 1), network };
    const [first, second] = await Promise.allSettled([gate.execute(shown), gate.execute(shown)]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ value: { kind: 'opened' } });
  });
});

describe('how long a wrong secret takes', () => {
  it('is the same for a code that exists and for one that does not', async () => {
    const { chance, bound } = await guessing(new TrackingSecrets(testConfig()));
    expect(Math.abs(chance - 0.5)).toBeLessThan(bound);
  });

  it('would tell them apart if the comparison were spared for one of them', async () => {
    const { chance, bound } = await guessing(new Sparing(testConfig()));
    expect(Math.abs(chance - 0.5)).toBeGreaterThan(bound);
  });
});
