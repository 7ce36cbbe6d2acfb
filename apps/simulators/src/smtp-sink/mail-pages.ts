import type { FastifyInstance } from 'fastify';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { html, type Html } from '../pages/html.ts';
import { sendPage, table } from '../pages/page.ts';
import { Problem } from '../pages/problem.ts';
import type { MailMessage } from './mail-message.ts';
import type { Mailbox } from './mailbox.ts';

const search = z.object({
  to: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
});
const numbered = z.object({ number: z.coerce.number().int() });

/** `GET /mail?to=&limit=` as JSON, newest first; `GET /mail/inbox` and `GET /mail/:number` to look at. */
export function mailPages(app: FastifyInstance, mailbox: Mailbox): void {
  app.get('/mail', (request) => {
    const { to, limit } = search.parse(request.query);
    return mailbox.messages({ to }).slice(0, limit);
  });
  app.get('/mail/inbox', (_request, reply) =>
    sendPage(
      reply,
      'Thư điện tử',
      table(['Lúc', 'Đến', 'Tiêu đề'], mailbox.messages().slice(0, 200).map(inboxRow), 'Chưa có thư nào.'),
    ),
  );
  app.get('/mail/:number', (request, reply) => {
    const { number } = numbered.parse(request.params);
    const message = mailbox.message(number);
    if (!message) throw unknownMessage(number);
    return sendPage(reply, message.subject || '(không có tiêu đề)', letter(message));
  });
}

const inboxRow = ({ at, number, to, subject }: MailMessage) => [
  DateTime.fromISO(at, { setZone: true }).toFormat('HH:mm:ss dd/MM/yyyy'),
  to.join(', '),
  html`<a href="/mail/${number}">${subject || '(không có tiêu đề)'}</a>`,
];

/** The sender's markup stays in a frame that may run nothing. */
const letter = ({ from, to, date, attachments, text, html: markup }: MailMessage): Html =>
  html`<p>Từ: ${from}<br />Đến: ${to.join(', ')}<br />Ngày: ${date}</p>
    ${attachments.length > 0 ? html`<p>Tệp đính kèm: ${attachments.join(', ')}</p>` : null}
    ${markup ? html`<iframe sandbox="" srcdoc="${markup}" title="Nội dung thư"></iframe>` : null}
    ${text ? html`<pre>${text}</pre>` : null}`;

const unknownMessage = (number: number) =>
  new Problem(404, 'mail.message-unknown', {
    vi: `Không có thư số ${number}.`,
    en: `There is no message ${number}.`,
  });
