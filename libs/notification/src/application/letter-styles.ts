import { safeHtml } from '#platform/http';

const INK = '#1a1a1a';
const SOFT = '#555555';
const LINE = '#d9d9d9';
const RED = '#a3161a';

/** In each element, for the readers that know nothing else. */
export const LETTER_STYLES = {
  page: `margin:0;padding:0;background-color:#f2f2f2;color:${INK};font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5`,
  around: 'padding:16px 8px',
  sheet: `width:100%;max-width:640px;background-color:#ffffff;border:1px solid ${LINE};text-align:left`,
  head: `background-color:${RED};color:#ffffff;font-weight:bold;padding:14px 24px`,
  body: 'padding:20px 24px',
  title: 'margin:0 0 16px;font-size:20px;line-height:1.3',
  text: 'margin:0 0 12px',
  facts: 'width:100%;border-collapse:collapse;margin:4px 0 20px',
  label: `padding:8px 12px 8px 0;border-bottom:1px solid ${LINE};font-weight:normal;color:${SOFT};width:34%`,
  value: `padding:8px 0;border-bottom:1px solid ${LINE};word-break:break-word`,
  next: `background-color:#fdf3e1;border-left:4px solid ${RED};padding:12px 16px`,
  link: 'color:#0b57d0;word-break:break-all',
  foot: `border-top:1px solid ${LINE};padding:14px 24px;font-size:13px;color:${SOFT}`,
} as const;

/** For readers in the dark that honour it; the others darken what they find, which the styles bear. */
export const SCHEME = safeHtml(`<style>
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background-color: #121212 !important; color: #eeeeee !important; }
    .sheet { background-color: #1e1e1e !important; border-color: #444444 !important; }
    .line { border-color: #444444 !important; }
    .soft { color: #bbbbbb !important; }
    .box { background-color: #332a18 !important; }
    .link { color: #8ab4f8 !important; }
  }
</style>`);
