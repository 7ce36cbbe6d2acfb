import { type Html, html } from '#platform/http';
import type { EmailContent } from '../domain/message.ts';
import type { Notice } from '../domain/notice.ts';
import type { Language } from '../domain/templates/placeholders.ts';
import { LETTER_STYLES as styles, SCHEME } from './letter-styles.ts';

/** An e-mail before it is laid out: text alone. */
export interface FilledLetter {
  subject: string;
  /** What happened. */
  news: string;
  facts: readonly (readonly [label: string, value: string])[];
  /** What to do now. */
  next: string;
}

/** To whom a letter goes, and whose it is. */
type Between = Pick<Notice, 'applicant' | 'desk'>;

const WORDS = {
  vi: {
    dear: (name: string, isPerson: boolean) => `Kính gửi ${isPerson ? 'ông/bà ' : ''}${name},`,
    next: 'Việc cần làm',
    phone: 'Điện thoại',
    automatic: 'Thư này được gửi tự động, xin không trả lời.',
  },
  en: {
    dear: (name: string) => `Dear ${name},`,
    next: 'What to do',
    phone: 'Phone',
    automatic: 'This letter was sent automatically; please do not reply.',
  },
} as const;

/** Lays a letter out twice, as plain text and as HTML; both say the same. */
export const letterContent = (
  letter: FilledLetter,
  between: Between,
  language: Language,
): Omit<EmailContent, 'secretVersion'> => ({
  subject: letter.subject,
  text: plainText(letter, between, language),
  html: markup(letter, between, language),
});

function plainText(
  { news, facts, next }: FilledLetter,
  { applicant, desk }: Between,
  language: Language,
): string {
  const words = WORDS[language];
  const parts = [
    words.dear(applicant.name, applicant.isPerson),
    news,
    facts.map(([label, value]) => `${label}:${value.includes('\n') ? '\n' : ' '}${value}`).join('\n'),
    `${words.next}: ${next}`,
    [desk.name, desk.address, `${words.phone}: ${desk.phone}`].join('\n'),
    words.automatic,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Styles stand in the elements, since many readers drop others; what follows dark readers is in {@link SCHEME}. */
const markup = (letter: FilledLetter, between: Between, language: Language): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${letter.subject}</title>
        ${SCHEME}
      </head>
      <body class="page" style="${styles.page}">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center" style="${styles.around}">
              <table
                class="sheet"
                role="presentation"
                cellpadding="0"
                cellspacing="0"
                style="${styles.sheet}"
              >
                ${head(between)}${body(letter, between, language)}${foot(between, language)}
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.toString();

const head = ({ desk }: Between): Html =>
  html`<tr>
    <td style="${styles.head}">${desk.name}</td>
  </tr>`;

const body = (
  { subject, news, facts, next }: FilledLetter,
  { applicant }: Between,
  language: Language,
): Html =>
  html`<tr>
    <td style="${styles.body}">
      <h1 style="${styles.title}">${subject}</h1>
      <p style="${styles.text}">${WORDS[language].dear(applicant.name, applicant.isPerson)}</p>
      <p style="${styles.text}">${lines(news)}</p>
      <table cellpadding="0" cellspacing="0" style="${styles.facts}">
        ${facts.map(row)}
      </table>
      <div class="box" style="${styles.next}"><b>${WORDS[language].next}:</b> ${lines(next)}</div>
    </td>
  </tr>`;

const row = ([label, value]: FilledLetter['facts'][number]): Html =>
  html`<tr>
    <th class="line soft" align="left" valign="top" style="${styles.label}">${label}</th>
    <td class="line" valign="top" style="${styles.value}">${linked(value)}</td>
  </tr>`;

function foot({ desk }: Between, language: Language): Html {
  const { phone, automatic } = WORDS[language];
  return html`<tr>
    <td class="line soft" style="${styles.foot}">
      ${desk.name}<br />${desk.address}<br />${phone}: ${desk.phone}<br /><br />${automatic}
    </td>
  </tr>`;
}

const lines = (text: string): Html[] =>
  text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));

const linked = (value: string): Html | Html[] =>
  /^https?:\/\/\S+$/.test(value)
    ? html`<a class="link" href="${value}" style="${styles.link}">${value}</a>`
    : lines(value);
