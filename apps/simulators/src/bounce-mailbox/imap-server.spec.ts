import { once } from 'node:events';
import { connect } from 'node:net';
import { type Simulators, startSimulators } from '../simulators.ts';

describe('the mailbox of what came back', () => {
  let simulators: Simulators;

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterEach(() => simulators.close());

  const greeted = async () => {
    const client = connect(simulators.imapPort, '127.0.0.1');
    const [greeting] = (await once(client, 'data')) as [Buffer];
    return { client, greeting: greeting.toString() };
  };

  it('goes on serving when a client breaks off in the middle', async () => {
    const { client } = await greeted();
    client.write('a1 NOOP\r\n');
    client.resetAndDestroy();
    await once(client, 'close');
    const next = await greeted();
    expect(next.greeting).toMatch(/^\* OK /);
    next.client.destroy();
  });
});
