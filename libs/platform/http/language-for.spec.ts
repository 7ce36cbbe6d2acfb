import { languageFor } from './language-for.ts';

describe('the language somebody is answered in', () => {
  it.each([
    [undefined, undefined, 'vi'],
    [undefined, '', 'vi'],
    [undefined, 'en-US,en;q=0.9', 'en'],
    [undefined, 'en;q=0.5, vi-VN', 'vi'],
    [undefined, 'fr, en;q=0.3', 'en'],
    [undefined, 'fr', 'vi'],
    [undefined, 'en;q=0', 'vi'],
    [undefined, 'en;q=x;;,,;q=', 'vi'],
    ['vi', 'en', 'vi'],
    ['en', 'vi', 'en'],
  ] as const)('asked %s, browser %s: %s', (asked, accepted, language) => {
    expect(languageFor(asked, accepted)).toBe(language);
  });
});
