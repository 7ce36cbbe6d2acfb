import { correlation } from '#platform/logging';
import { createTestApi } from '../support/test-api.ts';

/** The address a request is taken to come from, as the audit trail would write it down. */
async function addressSeen(
  trusted: string,
  remoteAddress: string,
  forwarded: string,
): Promise<string | null> {
  const api = await createTestApi({ TRUSTED_PROXIES: trusted });
  let seen: string | null = null;
  const peek = jest.spyOn(correlation, 'run').mockImplementation((_, work, address = null) => {
    seen = address;
    return work();
  });
  try {
    await api.app.inject({ url: '/health/live', remoteAddress, headers: { 'x-forwarded-for': forwarded } });
    return seen;
  } finally {
    peek.mockRestore();
    await api.close();
  }
}

describe('28. forwarded headers', () => {
  it.each([
    ['are nobody’s word when no proxy is named', '', '127.0.0.1', '10.0.0.9', '127.0.0.1'],
    ['are believed of the proxy', '127.0.0.1', '127.0.0.1', '10.0.0.9', '10.0.0.9'],
    ['are believed of a network of proxies', '10.1.0.0/16', '10.1.2.3', '203.0.113.5', '203.0.113.5'],
    ['are not believed of anyone else', '10.1.0.0/16', '10.2.2.3', '203.0.113.5', '10.2.2.3'],
    [
      'are believed as far as proxies wrote them',
      '10.1.0.0/16',
      '10.1.2.3',
      '6.6.6.6, 203.0.113.5',
      '203.0.113.5',
    ],
  ])('%s', async (_, trusted, remote, forwarded, seen) => {
    expect(await addressSeen(trusted, remote, forwarded)).toBe(seen);
  });
});
