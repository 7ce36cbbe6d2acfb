/** Who sits at the browser: says who they are, or refuses to. */
export type Person = { username: string; secondFactor?: boolean } | 'refuses';

const MOST_STEPS = 10;

/**
 * Goes where a system sent the browser, and through the provider's page, as a browser without earlier cookies would.
 * @returns the address beyond the provider the browser is sent to in the end
 * @throws when the provider shows something else than its page
 */
export async function visit(address: string, person: Person): Promise<URL> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(address);
  let next: { url: URL; body?: URLSearchParams } = { url: new URL(address) };
  for (let step = 0; step < MOST_STEPS; step++) {
    const answer = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(next.body ? { method: 'POST', body: next.body } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) keep(cookies, cookie);
    const location = answer.headers.get('location');
    const url = location === null ? next.url : new URL(location, next.url);
    if (url.origin !== origin) return url;
    const page = await answer.text();
    if (location !== null) next = { url };
    else if (page.includes('<form')) next = { url, body: answerOf(person) };
    else throw new Error(`the provider said ${answer.status} at ${url.pathname}: ${page}`);
  }
  throw new Error(`the provider led in circles from ${address}`);
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  cookies.set(name, value);
}

const answerOf = (person: Person): URLSearchParams =>
  person === 'refuses'
    ? new URLSearchParams({ decision: 'refuse' })
    : new URLSearchParams({
        decision: 'sign-in',
        username: person.username,
        ...(person.secondFactor ? { secondFactor: 'yes' } : {}),
      });
