import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Simulators, startSimulators } from '../simulators.ts';

const EICAR = Buffer.from(
  'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=',
  'base64',
);

describe('the simulated virus scanner', () => {
  let simulators: Simulators;

  beforeAll(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterAll(() => simulators.close());
  afterEach(() => simulators.faults.clear());

  async function say(...parts: (string | Buffer)[]): Promise<string> {
    const socket = connect({ host: '127.0.0.1', port: simulators.scanner.port });
    socket.on('error', () => undefined);
    for (const part of parts) socket.write(part);
    return (await buffer(socket).catch(() => Buffer.alloc(0))).toString();
  }

  const chunk = (content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
  };
  const scan = (...contents: Buffer[]) => say('zINSTREAM\0', ...contents.map(chunk), chunk(Buffer.alloc(0)));

  it('answers PING and VERSION, and knows no other command', async () => {
    expect(await say('zPING\0')).toBe('PONG\0');
    expect(await say('zVERSION\0')).toMatch(/^ClamAV /);
    expect(await say('zRELOAD\0')).toBe('UNKNOWN COMMAND\0');
  });

  it('finds EICAR, also across chunks, and nothing elsewhere', async () => {
    expect(await scan(Buffer.from('Giấy khai sinh'))).toBe('stream: OK\0');
    expect(await scan(EICAR)).toBe('stream: Eicar-Signature FOUND\0');
    expect(await scan(EICAR.subarray(0, 20), EICAR.subarray(20))).toBe('stream: Eicar-Signature FOUND\0');
    expect(simulators.scanner.scans.map(({ finding }) => finding)).toEqual([
      null,
      'Eicar-Signature',
      'Eicar-Signature',
    ]);
  });

  it('misbehaves on demand', async () => {
    simulators.faults.set({ target: 'scanner', kind: 'reject' });
    expect(await scan(Buffer.from('a'))).toBe('INSTREAM size limit exceeded. ERROR\0');
    simulators.faults.set({ target: 'scanner', kind: 'refuse' });
    expect(await scan(Buffer.from('a'))).toMatch(/ERROR/);
    simulators.faults.set({ target: 'scanner', kind: 'slow', afterMs: 10 });
    expect(await scan(Buffer.from('a'))).toBe('stream: OK\0');
    simulators.faults.set({ target: 'scanner', kind: 'down' });
    expect(await scan(Buffer.from('a'))).toBe('');
  });
});
