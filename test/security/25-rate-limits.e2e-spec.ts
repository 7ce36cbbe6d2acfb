import { createTestApi, type TestApi } from '../support/test-api.ts';
import { sessionOf } from '../support/posts.ts';
import { password } from '../support/officer.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi({
    REQUESTS_PER_ADDRESS: '40',
    REQUESTS_PER_CALLER: '10',
    GUESSES_PER_ADDRESS: '5',
  });
});
afterAll(() => api.close());

const CODE = '/api/v1/tracking/H99.41.01-260304-0001';

/** How many of so many requests are answered before the first 429, and that answer. */
async function until429(send: () => ReturnType<TestApi['app']['inject']>) {
  for (let answered = 0; answered < 60; answered += 1) {
    const answer = await send();
    if (answer.statusCode === 429) return { answered, refusal: answer };
  }
  throw new Error('nothing was refused');
}

describe('25. requests a minute', () => {
  it('are so many from one address, and the refusal says how long to wait', async () => {
    const { answered, refusal } = await until429(() =>
      api.app.inject({ url: '/health/live', remoteAddress: '198.51.100.1' }),
    );
    expect(answered).toBe(40);
    expect(refusal.json()).toMatchObject({ code: 'request.too-many', status: 429 });
    expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refusal.headers['retry-after'])).toBeLessThanOrEqual(60);
    const other = await api.app.inject({ url: '/health/live', remoteAddress: '198.51.100.2' });
    expect(other.statusCode).toBe(200);
  });

  it('are counted for addresses that do not exist too', async () => {
    const { answered } = await until429(() =>
      api.app.inject({ url: '/wp-login.php', remoteAddress: '198.51.100.3' }),
    );
    expect(answered).toBe(40);
  });

  it('are so many by one officer, from wherever they come', async () => {
    const headers = { authorization: `Bearer ${await sessionOf(api, 'thuly.hoaban')}` };
    let address = 0;
    const { answered } = await until429(() => {
      address += 1;
      return api.app.inject({ url: '/api/v1/tasks', headers, remoteAddress: `203.0.113.${address}` });
    });
    expect(answered).toBe(10);
    const colleague = { authorization: `Bearer ${await sessionOf(api, 'lanhdao.hoaban')}` };
    const other = await api.app.inject({
      url: '/api/v1/tasks',
      headers: colleague,
      remoteAddress: '203.0.113.1',
    });
    expect(other.statusCode).toBe(200);
  });

  let named = 0;
  /** Each time another name, so that no single one is locked. */
  const signIn = () => {
    named += 1;
    return {
      url: '/api/v1/sessions',
      method: 'POST',
      payload: { username: `nobody.${named}`, password },
    } as const;
  };

  it.each([
    ['look-ups by code', () => ({ url: CODE }), '198.51.100.5'],
    ['sign-ins', signIn, '198.51.100.4'],
  ])('are few for guesses: %s', async (_, request, remoteAddress) => {
    const { answered, refusal } = await until429(() => api.app.inject({ ...request(), remoteAddress }));
    expect([answered, refusal.json().code]).toEqual([5, 'request.too-many']);
    const besides = await api.app.inject({ url: '/api/v1/procedures', remoteAddress });
    expect(besides.statusCode).toBe(200);
  });
});
