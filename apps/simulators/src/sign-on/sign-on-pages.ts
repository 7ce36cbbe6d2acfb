import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { html } from '../pages/html.ts';
import { sendPage, table } from '../pages/page.ts';
import type { SignOn } from './sign-on.ts';
import type { SignOnKind } from './sign-on-kinds.ts';

const answer = z.object({
  username: z.string().trim().default(''),
  secondFactor: z.literal('yes').optional(),
  decision: z.enum(['sign-in', 'refuse']),
});

const formOf = ({ asks, offers }: SignOnKind) =>
  html`<form method="post">
    <p>
      <label>${asks} <input name="username" list="people" autofocus autocomplete="off" /></label>
      <datalist id="people">
        ${Object.entries(offers).map(([typed, name]) => html`<option value="${typed}">${name}</option>`)}
      </datalist>
    </p>
    <p>
      <label><input type="checkbox" name="secondFactor" value="yes" /> Đã xác thực hai lớp</label>
    </p>
    <p>
      <button name="decision" value="sign-in">Đăng nhập</button>
      <button name="decision" value="refuse">Từ chối</button>
    </p>
  </form>`;

/** `GET /sign-on` or `/citizen-sign-on`: who signed on, newest first; below it `/interaction/:uid`: the page where one says who one is. */
export async function signOnPages(app: FastifyInstance, { signOn }: { signOn: SignOn }): Promise<void> {
  const { mount, title } = signOn.kind;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.get(mount, (_request, reply) =>
    sendPage(
      reply,
      title,
      table(
        ['Lúc', 'Việc', signOn.kind.asks, 'Sự cố'],
        [...signOn.events()]
          .reverse()
          .map(({ at, what, username, fault }) => [
            DateTime.fromISO(at, { setZone: true }).toFormat('HH:mm:ss dd/MM/yyyy'),
            what,
            username ?? '',
            fault ?? '',
          ]),
        'Chưa có ai đăng nhập.',
      ),
    ),
  );
  app.get(`${mount}/interaction/:uid`, (_request, reply) => sendPage(reply, title, formOf(signOn.kind)));
  app.post(`${mount}/interaction/:uid`, async (request, reply) => {
    const { username, secondFactor, decision } = answer.parse(request.body);
    const person =
      decision === 'refuse' || username === '' ? null : { username, secondFactor: secondFactor === 'yes' };
    return reply.redirect(await signOn.decide(request.raw, reply.raw, person), 303);
  });
}
