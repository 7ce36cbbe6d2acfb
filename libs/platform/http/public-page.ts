import { readableTime } from '#platform/clock';
import type { Language } from '#platform/problem';
import { html, type Html } from './html.ts';

/** Colours are the browser’s own, light or dark as its owner likes, so that their contrast is its care. */
const STYLE = html`<style>
  :root {
    color-scheme: light dark;
    --accent: #0b5cad;
    --warning: #b45309;
    --fault: #b3261e;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --accent: #8cc0ff;
      --warning: #f5b35c;
      --fault: #ff9a91;
    }
  }
  body {
    font:
      1.05rem/1.5 system-ui,
      sans-serif;
    max-width: 40rem;
    margin: 1.5rem auto;
    padding: 0 1rem;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: 1.3rem;
  }
  h2 {
    font-size: 1.1rem;
    margin-top: 1.8rem;
  }
  a {
    color: var(--accent);
  }
  fieldset {
    margin: 0 0 1rem;
    border: 1px solid GrayText;
    border-radius: 0.4rem;
  }
  form label {
    display: block;
    padding: 0.3rem 0;
  }
  input[type='text'],
  textarea {
    width: 100%;
    box-sizing: border-box;
    font: inherit;
    padding: 0.5rem;
  }
  textarea {
    min-height: 8rem;
  }
  button {
    font: inherit;
    padding: 0.5rem 1rem;
    min-height: 2.75rem;
    margin-right: 0.5rem;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  progress {
    width: 100%;
    height: 1rem;
    accent-color: var(--accent);
  }
  li {
    margin-bottom: 0.4rem;
  }
  .language {
    text-align: right;
  }
  .news {
    font-size: 1.3rem;
    font-weight: 600;
  }
  .said {
    white-space: pre-line;
  }
  .hint {
    margin: 0.2rem 0 0.8rem;
    font-size: 0.95rem;
  }
  .asked {
    border-left: 0.3rem solid var(--warning);
    padding-left: 0.8rem;
  }
  .fault {
    color: var(--fault);
    border-left: 0.3rem solid;
    padding-left: 0.8rem;
  }
</style>`;

/** Of whom a page is, and what it is called. */
export interface PageHead {
  language: Language;
  title: string;
  /** Before the title. */
  top?: Html;
}

/** A page for people, for any phone and without any script. Its address, which may hold a secret, is told to nobody. */
export const publicPage = ({ language, title, top }: PageHead, content: Html | readonly Html[]): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${STYLE}
      </head>
      <body>
        <main>
          ${top ?? ''}
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.toString();

/** An instant as a page says it. */
export const spokenTime = (at: Date, language: Language): string =>
  language === 'vi' ? readableTime(at) : readableTime(at).replace(' ngày ', ', ');
