import fc from 'fast-check';
import { html, safeHtml } from './html.ts';

describe('an HTML template', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`"x" onload='y'`, '&quot;x&quot; onload=&#39;y&#39;'],
    ['Tôm & Cá', 'Tôm &amp; Cá'],
    ['&lt;', '&amp;lt;'],
    ['$1 \\n', '$1 \\n'],
    ['Nguyễn Thị Mẫu', 'Nguyễn Thị Mẫu'],
    [7, '7'],
  ])('shows %j as text, in content and in attributes', (value, shown) => {
    expect(html`<p title="${value}">${value}</p>`.toString()).toBe(`<p title="${shown}">${shown}</p>`);
  });

  it('puts markup of its own in as it is, alone or as a list', () => {
    const signs = ['<', '>'].map((sign) => html`<b>${sign}</b>`);
    expect(html`<i>${signs}</i>`.toString()).toBe('<i><b>&lt;</b><b>&gt;</b></i>');
    expect(html`<i>${html`<b>${'&'}</b>`}</i>`.toString()).toBe('<i><b>&amp;</b></i>');
    expect(html`${[]}${safeHtml('<svg/>')}`.toString()).toBe('<svg/>');
  });

  it('never lets a value add markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '=') }), (value) => {
        const shown = html`${value}`.toString();
        expect(shown).not.toMatch(/[<>"']/);
        expect(shown.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });
});
