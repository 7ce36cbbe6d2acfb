import { type Simulators, startSimulators } from '#simulators';
import { realClamd, testConfig } from '#testing';
import { ClamdScanner } from './clamd.scanner.ts';

const EICAR = 'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=';
const eicar = Buffer.from(EICAR, 'base64');
const paper = Buffer.from('Giấy khai sinh');

async function* parts(...contents: Buffer[]): AsyncGenerator<Buffer> {
  for (const content of contents) yield await Promise.resolve(content);
}

describe('the scanner', () => {
  let simulators: Simulators;
  let scanner: ClamdScanner;

  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    scanner = new ClamdScanner(testConfig({ CLAMD_URL: `tcp://127.0.0.1:${simulators.scanner.port}` }));
  });
  afterAll(() => simulators.close());
  afterEach(() => simulators.faults.clear());

  const scan = (content: AsyncIterable<Buffer>, milliseconds = 5000) =>
    scanner.scan(content, AbortSignal.timeout(milliseconds));

  it('tells clean from infected', async () => {
    expect(await scan(parts(paper))).toEqual({ kind: 'clean' });
    const infected = { kind: 'infected', finding: 'Eicar-Signature' };
    expect(await scan(parts(paper, Buffer.alloc(0), eicar))).toEqual(infected);
  });

  it('waits for a scanner that takes its time, and sends all of a large file', async () => {
    simulators.faults.set({ target: 'scanner', kind: 'slow', afterMs: 50 });
    const large = Array.from({ length: 200 }, () => Buffer.alloc(65_536, 1));
    expect(await scan(parts(...large, eicar))).toMatchObject({ kind: 'infected' });
    expect(simulators.scanner.scans.at(-1)?.bytes).toBe(200 * 65_536 + eicar.length);
  });

  it('is unavailable when it does not answer in time, hangs up or talks nonsense', async () => {
    simulators.faults.set({ target: 'scanner', kind: 'hold' });
    expect(await scan(parts(paper), 100)).toMatchObject({ kind: 'unavailable' });
    simulators.faults.clear();
    for (const kind of ['drop-before', 'refuse', 'break-schema', 'down'] as const) {
      simulators.faults.set({ target: 'scanner', kind });
      expect(await scan(parts(paper))).toMatchObject({ kind: 'unavailable' });
    }
  });

  it('is unavailable when nobody listens', async () => {
    const nobody = new ClamdScanner(testConfig({ CLAMD_URL: 'tcp://127.0.0.1:9' }));
    const outcome = await nobody.scan(parts(paper), AbortSignal.timeout(5000));
    expect(outcome).toEqual({ kind: 'unavailable', reason: expect.stringContaining('ECONNREFUSED') });
  });

  it('leaves alone what is too long for it', async () => {
    simulators.faults.set({ target: 'scanner', kind: 'reject' });
    expect(await scan(parts(paper))).toEqual({ kind: 'unreadable', finding: 'size limit exceeded' });
  });

  it('hands on what breaks while it is read', async () => {
    async function* broken() {
      yield* parts(paper);
      throw new Error('altered');
    }
    await expect(scan(broken())).rejects.toThrow('altered');
  });
});

const real = realClamd();

describe('clamd itself', () => {
  (real ? it : it.skip)(
    `agrees with the simulated one${real ? '' : ' (no TEST_CLAMD_URL: not tried)'}`,
    async () => {
      const scanner = new ClamdScanner(testConfig({ CLAMD_URL: real }));
      expect(await scanner.scan(parts(paper), AbortSignal.timeout(20_000))).toEqual({ kind: 'clean' });
      expect(await scanner.scan(parts(eicar), AbortSignal.timeout(20_000))).toMatchObject({
        kind: 'infected',
      });
    },
  );
});
