import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { html } from '../pages/html.ts';
import { sendPage, table } from '../pages/page.ts';
import { MOUNT, type SignOn } from './sign-on.ts';

const answer = z.object({
  username: z.string().trim().default(''),
  secondFactor: z.literal('yes').optional(),
  decision: z.enum(['sign-in', 'refuse']),
});

const form = html`<form method="post">
  <p>
    <label>Tên đăng nhập của cán bộ <input name="username" autofocus autocomplete="off" /></label>
  </p>
  <p>
    <label><input type="checkbox" name="secondFactor" value="yes" /> Đã xác thực hai lớp</label>
  </p>
  <p>
    <button name="decision" value="sign-in">Đăng nhập</button>
    <button name="decision" value="refuse">Từ chối</button>
  </p>
</form>`;

/** `GET /sign-on`: who signed on, newest first; `/sign-on/interaction/:uid`: the page where one says who one is. */
export async function signOnPages(app: FastifyInstance, { signOn }: { signOn: SignOn }): Promise<void> {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.get(MOUNT, (_request, reply) =>
    sendPage(
      reply,
      'Đăng nhập một lần',
      table(
        ['Lúc', 'Việc', 'Tên đăng nhập', 'Sự cố'],
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
  app.get(`${MOUNT}/interaction/:uid`, (_request, reply) => sendPage(reply, 'Đăng nhập một lần', form));
  app.post(`${MOUNT}/interaction/:uid`, async (request, reply) => {
    const { username, secondFactor, decision } = answer.parse(request.body);
    const person =
      decision === 'refuse' || username === '' ? null : { username, secondFactor: secondFactor === 'yes' };
    return reply.redirect(await signOn.decide(request.raw, reply.raw, person), 303);
  });
}
