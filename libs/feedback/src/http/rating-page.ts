import { html, type Html, publicPage, safeHtml, spokenTime } from '#platform/http';
import type { Bilingual, Language } from '#platform/problem';
import type { ShownRating } from '../application/queries/show-rating.ts';
import { type Level, LEVEL_WORDS, LEVELS, LONGEST_COMMENT, REASON_WORDS, REASONS } from '../domain/rating.ts';

const WORDS = {
  title: { vi: 'Đánh giá hồ sơ', en: 'Rate dossier' },
  tooEarly: {
    vi: 'Hồ sơ chưa giải quyết xong. Bạn đánh giá được sau khi nhận kết quả.',
    en: 'The dossier is not finished. You can rate once you have the result.',
  },
  thanks: { vi: 'Cảm ơn bạn đã đánh giá', en: 'Thank you for your rating' },
  whole: {
    vi: 'Bạn có hài lòng với việc giải quyết hồ sơ này không?',
    en: 'Are you satisfied on the whole?',
  },
  received: { vi: 'Với người tiếp nhận hồ sơ (không bắt buộc)', en: 'With whoever took it in (optional)' },
  handled: { vi: 'Với người thụ lý hồ sơ (không bắt buộc)', en: 'With whoever examined it (optional)' },
  reasons: { vi: 'Vì sao? (không bắt buộc)', en: 'Why? (optional)' },
  comment: {
    vi: 'Ý kiến của bạn (không bắt buộc; xin đừng ghi số giấy tờ, số điện thoại)',
    en: 'In your own words (optional; please no numbers of papers or phones)',
  },
  unsaid: { vi: 'Không đánh giá', en: 'No answer' },
  send: { vi: 'Gửi đánh giá', en: 'Send' },
  once: { vi: 'Mỗi hồ sơ được đánh giá một lần.', en: 'A dossier is rated once.' },
} satisfies Record<string, Bilingual>;

/** Where an applicant rates a finished dossier, or sees that they did. */
export function ratingPage(shown: ShownRating, language: Language): string {
  const content = {
    'too-early': () => html`<p>${WORDS.tooEarly[language]}</p>`,
    rated: () => html`<p>${WORDS.thanks[language]}${saidOf(shown, language)}</p>`,
    open: () => form(shown, language),
  }[shown.state]();
  return publicPage({ language, title: `${WORDS.title[language]} ${shown.code}` }, [
    html`<p>${shown.procedure} – ${shown.agency}</p>`,
    content,
  ]);
}

const saidOf = ({ rated }: ShownRating, language: Language): string =>
  rated ? `: ${LEVEL_WORDS[rated.level][language]} (${spokenTime(rated.at, language)})` : '';

/** Sent to the address the page has: nothing of the secret stands in it. */
const form = ({ received, handled }: ShownRating, language: Language): Html =>
  html`<form method="post">
    ${levels('level', WORDS.whole[language], language, true)}
    ${received ? levels('receivedLevel', WORDS.received[language], language, false) : ''}
    ${handled ? levels('handledLevel', WORDS.handled[language], language, false) : ''}
    <fieldset>
      <legend>${WORDS.reasons[language]}</legend>
      ${REASONS.map((reason) => html`<label><input type="checkbox" name="reasons" value="${reason}" /> ${REASON_WORDS[reason][language]}</label>`)}
    </fieldset>
    <label
      >${WORDS.comment[language]} <textarea name="comment" maxlength="${LONGEST_COMMENT}"></textarea>
    </label>
    <p>${WORDS.once[language]}</p>
    <button>${WORDS.send[language]}</button>
  </form>`;

function levels(name: string, legend: string, language: Language, demanded: boolean): Html {
  const choice = (value: Level | '', said: string): Html =>
    html`<label
      ><input type="radio" name="${name}" value="${value}" ${safeHtml(demanded ? 'required' : '')} />
      ${said}</label
    >`;
  return html`<fieldset>
    <legend>${legend}</legend>
    ${LEVELS.map((level) => choice(level, LEVEL_WORDS[level][language]))}
    ${demanded ? '' : choice('', WORDS.unsaid[language])}
  </fieldset>`;
}
