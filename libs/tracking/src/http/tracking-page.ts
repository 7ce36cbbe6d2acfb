import type { LedgerLine } from '#deadline';
import { NOTICE_LANGUAGES, type NoticeChannel, type OpenToSay } from '#dossier';
import { html, type Html, publicPage, safeHtml } from '#platform/http';
import type { Language } from '#platform/problem';
import { PAGE_WORDS, type PageWords } from './page-words.ts';
import type { Track, TrackDetails } from './track.response.ts';
import type { Elsewhere } from './tracking.requests.ts';

/** What is put on a page besides what is answered. */
export interface PageParts extends OpenToSay {
  /** Why the due time is what it is; none for strangers. */
  lines: readonly LedgerLine[];
  /** What people can be told over here. */
  offered: readonly NoticeChannel[];
}

interface Said {
  words: PageWords;
  language: Language;
}

/** What a citizen sees who opens the link of the receipt or of a message, on any phone. */
export function trackingPage({ code, language, progress, details }: Track, parts: PageParts): string {
  const words = PAGE_WORDS[language];
  const said = { words, language };
  const top = details
    ? switchPart(details.notices, said)
    : html`<p class="language">
        <a href="?lang=${other(language)}" lang="${other(language)}">${words.otherLanguage}</a>
      </p>`;
  return publicPage({ language, title: `${words.title} ${code}`, top }, [
    html`<p class="news">${progress.text}</p>
      <progress aria-label="${progress.text}" max="${progress.stages}" value="${progress.stage}">
        ${progress.stage}/${progress.stages}
      </progress>`,
    details ? elsewherePart(details.notices, parts, said) : strangerPart(said),
    details ? detailsPart(details, parts, said) : html``,
    details ? wishesPart(details.notices, parts.offered, said) : html``,
  ]);
}

const detailsPart = (details: TrackDetails, { lines }: PageParts, said: Said): Html => {
  const { words } = said;
  return html`<p>${details.procedure}</p>
    <p>
      ${words.received}: ${words.time(details.receivedAt)}, ${words.at} ${details.receivingAgency}
      (${words.phone} ${details.phone})
    </p>
    ${details.dueAt ? html`<p>${dueOf(details, words)}: <strong>${words.time(details.dueAt)}</strong>${details.dueProvisional ? ` (${words.provisional})` : ''}</p>` : ''}
    ${lines.length > 0 ? ledgerPart(lines, said) : ''} ${details.asked ? askedPart(details.asked, words) : ''}
    ${details.now.map(({ agency, step }) => html`<p>${words.now}: ${agency} – ${step}</p>`)}
    ${details.next.length > 0 ? nextPart(details.next, words) : ''}
    ${details.fees ? feesPart(details.fees, words) : ''}
    <h2>${words.history}</h2>
    <ol>
      ${details.timeline.map(({ at, what, agency }) => html`<li>${words.time(at)}: ${what} (${agency})</li>`)}
    </ol>
    ${details.told.length > 0 ? toldPart(details.told, said) : ''}`;
};

const nextPart = (next: TrackDetails['next'], words: PageWords): Html =>
  html`<h2>${words.next}</h2>
    <p>${words.usually}</p>
    <ol>
      ${next.map(({ agency, step }) => html`<li>${step} (${agency})</li>`)}
    </ol>`;

const feesPart = (fees: NonNullable<TrackDetails['fees']>, words: PageWords): Html => {
  const { charges, paid, outstanding, payAt } = fees;
  if (charges.length === 0 && paid === 0 && !payAt) return html``;
  const link = payAt
    ? html`<p><a href="${payAt.url}">${words.payOnline}</a> (${words.until} ${words.time(payAt.until)})</p>`
    : '';
  return html`<h2>${words.fees}</h2>
    <ul>
      ${charges.map(({ name, amount, due }) => html`<li>${name}: ${words.money(amount)}, ${due}</li>`)}
    </ul>
    <p>
      ${words.paid}: ${words.money(paid)}. ${words.outstanding}:
      <strong>${words.money(Math.max(outstanding, 0))}</strong>. ${fees.howToPay ?? ''}
    </p>
    ${link}`;
};

/** What the applicant was told, so that who got nothing knows that something was sent, and whereto. */
const toldPart = (told: TrackDetails['told'], { words, language }: Said): Html =>
  html`<h2>${words.told}</h2>
    <ol>
      ${told.map(({ at, what, channel, recipient, state, reason }) => html`<li>${words.time(at)}: ${what} – ${words.channels[channel]} ${recipient ?? ''}, ${words.arrivals[state]}${reason ? ` (${reason[language]})` : ''}</li>`)}
    </ol>`;

/** How they want to be told; without any script, and sent to the address the page has: nothing of the secret stands in it. */
const wishesPart = (
  { channels, language }: TrackDetails['notices'],
  offered: readonly NoticeChannel[],
  { words, language: shown }: Said,
): Html => {
  const box = (type: string, name: string, value: string, isSet: boolean, said: string): Html =>
    html`<label
      ><input type="${type}" name="${name}" value="${value}" ${isSet ? safeHtml('checked') : ''} />
      ${said}</label
    >`;
  return html`<h2>${words.notices}</h2>
    <form method="post">
      <fieldset>
        <legend>${words.over}</legend>
        ${offered.map((channel) => box('checkbox', 'channels', channel, channels.includes(channel), words.channels[channel]))}
      </fieldset>
      <fieldset>
        <legend>${words.speaking}</legend>
        ${NOTICE_LANGUAGES.map((one) => box('radio', 'language', one, language === one, words.languages[one]))}
      </fieldset>
      <input type="hidden" name="page" value="${shown}" />
      <button>${words.save}</button>
    </form>`;
};

/** Sent like the form below, so that the secret need not stand in a link; with what is chosen already. */
const steering = ({ channels, language }: TrackDetails['notices'], content: Html): Html =>
  html`<form method="post">
    ${channels.map((channel) => html`<input type="hidden" name="channels" value="${channel}" />`)}
    <input type="hidden" name="language" value="${language}" />
    ${content}
  </form>`;

const switchPart = (notices: TrackDetails['notices'], { words, language }: Said): Html =>
  steering(
    notices,
    html`<p class="language">
      <button name="show" value="${other(language)}" lang="${other(language)}">${words.otherLanguage}</button>
    </p>`,
  );

/** Where else somebody may go from here. */
const elsewherePart = (
  notices: TrackDetails['notices'],
  { mayRate, mayAsk }: OpenToSay,
  { words, language }: Said,
): Html => {
  if (!mayRate && !mayAsk) return html``;
  const button = (to: Elsewhere, said: string): Html =>
    html`<button name="go" value="${to}">${said}</button>`;
  return steering(
    notices,
    html`<p>
      <input type="hidden" name="page" value="${language}" />
      ${mayRate ? button('rating', words.rate) : ''} ${mayAsk ? button('asking', words.ask) : ''}
    </p>`,
  );
};

/** Who has the paper at hand need not scan it. */
const strangerPart = ({ words, language }: Said): Html =>
  html`<p>${words.stranger}</p>
    <form method="get">
      <label for="secret">${words.secret}</label>
      <input
        id="secret"
        name="secret"
        type="text"
        required
        maxlength="40"
        autocomplete="off"
        spellcheck="false"
      />
      <input type="hidden" name="lang" value="${language}" />
      <p><button>${words.open}</button></p>
    </form>`;

const other = (language: Language): Language => (language === 'vi' ? 'en' : 'vi');

/** What the appointment is for: before its last phase begins, a dossier has no result to be promised. */
const dueOf = ({ phase }: TrackDetails, words: PageWords): string =>
  phase && phase.number < phase.of ? `${words.dueOfPhase} ${phase.number}/${phase.of}` : words.due;

const ledgerPart = (lines: readonly LedgerLine[], { words, language }: Said): Html =>
  html`<details>
    <summary>${words.why}</summary>
    <ol>
      ${lines.map((line) => html`<li>${line[language]}</li>`)}
    </ol>
  </details>`;

/** What the applicant must bring or pay before processing goes on. */
function askedPart({ request }: NonNullable<TrackDetails['asked']>, words: PageWords): Html {
  const { supplement, financialObligation } = request as {
    supplement?: { items: string[]; reason: string };
    financialObligation?: { notice: string; amount: number };
  };
  const items = supplement?.items.map((item) => html`<li>${item}</li>`) ?? [];
  const payment = financialObligation
    ? html`<p>${financialObligation.notice}: ${words.money(financialObligation.amount)}</p>`
    : '';
  return html`<div class="asked">
    <p><strong>${words.todo}</strong>${supplement ? `: ${supplement.reason}` : ''}</p>
    <ul>
      ${items}
    </ul>
    ${payment}
  </div>`;
}
