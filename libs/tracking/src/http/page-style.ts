import { html } from '#platform/http';

export const PAGE_STYLE = html`<style>
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
  progress {
    width: 100%;
    height: 1rem;
  }
  .language {
    text-align: right;
    font-size: 0.9rem;
  }
  .news {
    font-size: 1.3rem;
    font-weight: 600;
  }
  .asked {
    border-left: 0.3rem solid #b45309;
    padding-left: 0.8rem;
  }
  li {
    margin-bottom: 0.4rem;
  }
</style>`;
