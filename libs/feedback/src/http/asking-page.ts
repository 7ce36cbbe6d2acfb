import { html, type Html, publicPage, safeHtml, spokenTime } from '#platform/http';
import type { Bilingual, Language } from '#platform/problem';
import type { AskedOfDossier } from '../application/queries/applicants-enquiries.ts';
import { ANSWER_LIMITS, type EnquiryKind, LONGEST_ENQUIRY } from '../domain/enquiry.ts';
import { KIND_WORDS, WORDS } from './asking-words.ts';

/** What stands in the form, and what is wrong with it. */
export interface AskingForm {
  /** Of this form: pressed twice, it is sent once. */
  key: string;
  kind: string;
  content: string;
  faults: Partial<Record<'form' | 'kind' | 'content', Bilingual>>;
}

/** What the page says besides. */
export interface Asking {
  language: Language;
  form: AskingForm;
  /** It was just sent. */
  sent: boolean;
}

/** The usual one first. */
const OFFERED: readonly EnquiryKind[] = ['question', 'complaint'];

type Item = AskedOfDossier['items'][number];

/** Where an applicant asks, or complains, about a dossier, and reads what was answered. */
export function askingPage(asked: AskedOfDossier, { language, form, sent }: Asking): string {
  const { code, procedure, agency, items } = asked;
  const last = items.at(-1);
  return publicPage({ language, title: `${WORDS.title[language]} ${code}` }, [
    html`<p>${procedure} – ${agency}</p>`,
    sent && last
      ? html`<p role="status" class="news">${WORDS.sent[language]} ${spokenTime(last.dueAt, language)}.</p>`
      : html``,
    formOf(form, language),
    items.length > 0 ? earlier(items, language) : html``,
  ]);
}

const earlier = (items: readonly Item[], language: Language): Html =>
  html`<h2>${WORDS.earlier[language]}</h2>
    <ol>
      ${items.toReversed().map((item) => html`<li>${itemOf(item, language)}</li>`)}
    </ol>`;

const itemOf = (item: Item, language: Language): Html => {
  const { kind, content, sentAt, agencyName, answer, answeredAt, dueAt } = item;
  const said = (words: string | null): Html =>
    html`<p class="said">${words ?? html`<em>${WORDS.erased[language]}</em>`}</p>`;
  return html`<p><strong>${KIND_WORDS[kind][language]}</strong>, ${spokenTime(sentAt, language)}</p>
    ${said(content)}
    ${
      answeredAt
        ? html`<p>
              <strong>${WORDS.answered[language]}</strong>: ${agencyName}, ${spokenTime(answeredAt, language)}
            </p>
            ${said(answer)}`
        : html`<p>${WORDS.waiting[language]} ${spokenTime(dueAt, language)}: ${agencyName}</p>`
    }`;
};

/** Sent to the address the page has: nothing of the secret stands in it. */
const formOf = ({ key, kind, content, faults }: AskingForm, language: Language): Html =>
  html`<form method="post">
    ${faultOf('form', faults.form, language)}
    <input type="hidden" name="key" value="${key}" />
    <fieldset ${said('kind', faults.kind)}>
      <legend>${WORDS.kind[language]}</legend>
      ${faultOf('kind', faults.kind, language)} ${OFFERED.map((one) => choice(one, one === kind, language))}
    </fieldset>
    <label for="content">${WORDS.content[language]}</label>
    ${faultOf('content', faults.content, language)}
    <textarea
      id="content"
      name="content"
      required
      maxlength="${LONGEST_ENQUIRY}"
      ${said('content', faults.content)}
    >
${content}</textarea>
    <p id="content-hint" class="hint">${WORDS.hint[language]}</p>
    <button>${WORDS.send[language]}</button>
  </form>`;

const choice = (kind: EnquiryKind, isSet: boolean, language: Language): Html =>
  html`<label
    ><input type="radio" name="kind" value="${kind}" required ${isSet ? safeHtml('checked') : ''} />
    ${KIND_WORDS[kind][language]} (${WORDS.within(ANSWER_LIMITS[kind].amount)[language]})</label
  >`;

/** A fault in words, where it is; read out at once. */
const faultOf = (place: string, fault: Bilingual | undefined, language: Language): Html =>
  fault ? html`<p id="${place}-fault" role="alert" class="fault">${fault[language]}</p>` : html``;

/** Ties a field to what is said of it. */
const said = (place: 'kind' | 'content', fault: Bilingual | undefined): Html => {
  const by = [...(fault ? [`${place}-fault`] : []), ...(place === 'content' ? ['content-hint'] : [])];
  const described = by.length > 0 ? `aria-describedby="${by.join(' ')}"` : '';
  return safeHtml(`${described} ${fault ? 'aria-invalid="true"' : ''}`);
};
