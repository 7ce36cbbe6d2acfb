import { html } from '#platform/http';
import type { EmailContent } from '../domain/message.ts';
import type { Letter } from '../domain/messages/wording.ts';
import type { Notice } from '../domain/notice.ts';

const AUTOMATIC = 'Thư này được gửi tự động, xin không trả lời.';

/** To whom a letter goes, and whose it is. */
type Between = Pick<Notice, 'applicant' | 'desk'>;

/** Lays a letter about a dossier out, with what every such letter says. */
export const dossierLetter = (letter: Letter, notice: Notice): Omit<EmailContent, 'secretVersion'> =>
  letterContent({ ...letter, facts: factsOf(letter.facts, notice) }, notice);

/** Lays a letter out twice, as plain text and as HTML. */
export const letterContent = (letter: Letter, notice: Between): Omit<EmailContent, 'secretVersion'> => ({
  subject: letter.subject,
  text: plainText(letter, notice),
  html: markup(letter, notice),
});

function plainText({ news, facts, items, next }: Letter, notice: Between): string {
  const parts = [
    greeting(notice),
    news,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    items.map((item, index) => `${index + 1}. ${item}`).join('\n'),
    next,
    [notice.desk.name, notice.desk.address, `Điện thoại: ${notice.desk.phone}`].join('\n'),
    AUTOMATIC,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function markup({ subject, news, facts, items, next }: Letter, notice: Between): string {
  const rows = facts.map(
    ([label, value]) =>
      html`<tr>
        <th align="left" valign="top">${label}</th>
        <td>${linked(value)}</td>
      </tr>`,
  );
  const list =
    items.length > 0
      ? [
          html`<ol>
            ${items.map((item) => html`<li>${item}</li>`)}
          </ol>`,
        ]
      : [];
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body>
        <p>${greeting(notice)}</p>
        <p>${news}</p>
        <table cellpadding="4">
          ${rows}
        </table>
        ${list}
        <p>${next}</p>
        <p>${notice.desk.name}<br />${notice.desk.address}<br />Điện thoại: ${notice.desk.phone}</p>
        <p><small>${AUTOMATIC}</small></p>
      </body>
    </html> `.toString();
}

const greeting = ({ applicant }: Between): string =>
  `Kính gửi ${applicant.isPerson ? 'ông/bà ' : ''}${applicant.name},`;

function factsOf(facts: Letter['facts'], { code, procedureName, trackingUrl }: Notice): Letter['facts'] {
  const told = facts.some(([, value]) => value.startsWith(trackingUrl));
  return [
    ['Mã hồ sơ', code],
    ['Nội dung', procedureName],
    ...facts,
    ...(told ? [] : [['Xem hồ sơ đang ở đâu', trackingUrl] as const]),
  ];
}

const linked = (value: string) =>
  /^https?:\/\/\S+$/.test(value) ? html`<a href="${value}">${value}</a>` : html`${value}`;
