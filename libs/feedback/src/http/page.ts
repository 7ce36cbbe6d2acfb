import { html, type Html } from '#platform/http';
import type { Language } from '#platform/problem';

const STYLE = html`<style>
  body {
    font:
      1.05rem/1.5 system-ui,
      sans-serif;
    max-width: 40rem;
    margin: 1.5rem auto;
    padding: 0 1rem;
  }
  h1 {
    font-size: 1.2rem;
  }
  fieldset {
    margin-bottom: 1rem;
  }
  label {
    display: block;
  }
  textarea {
    width: 100%;
    min-height: 6rem;
  }
</style>`;

/** A page of its own, for any phone and without any script. The address, which holds the secret, is told to nobody. */
export const page = (language: Language, title: string, content: Html | readonly Html[]): string =>
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
        <h1>${title}</h1>
        ${content}
      </body>
    </html>`.toString();
