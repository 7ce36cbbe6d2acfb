import type { Language, ProblemDocument } from '#platform/problem';
import { html } from './html.ts';
import { publicPage } from './public-page.ts';

/** A problem for whoever looks at it with a browser: what is wrong, and what to do. */
export const problemPage = (
  { title, detail, errors = [], code, correlationId }: ProblemDocument,
  language: Language,
): string =>
  publicPage({ language, title }, [
    html`<p role="alert" class="fault">${detail}</p>`,
    errors.length === 0
      ? html``
      : html`<ul>
          ${errors.map((fault) => html`<li>${fault[language]}</li>`)}
        </ul>`,
    html`<p class="hint"><code>${code}</code> · <code>${correlationId}</code></p>`,
  ]);
