import { checkTemplate } from './check-template.ts';
import type { TemplateKey } from './template.ts';

const key: TemplateKey = { intent: 'result-ready', channel: 'sms', language: 'vi' };
const lawful = 'Hồ sơ {{ code }} có kết quả {{ time }}, {{ agency }}, {{ officer }}.';

const findings = (text: string) =>
  checkTemplate(key, { text }).findings.map(({ code, pointer, line, column }) => [
    code,
    pointer,
    line,
    column,
  ]);

describe('a template that is to be published', () => {
  it('may say what the event has, plainly or where it is there', () => {
    expect(
      findings(
        `${lawful}{% if byPost %} Gửi bưu chính.{% elsif online %} Trực tuyến.{% else %} Mời nhận.{% endif %}`,
      ),
    ).toEqual([]);
  });

  it.each([
    ['a placeholder that is not closed', 'Chào {{ you', 'syntax', 1, 6],
    ['a condition that is not closed', 'Chào\n {% if byPost %}x', 'syntax', 2, 2],
    ['an end without a beginning', '{% endif %}', 'syntax', 1, 1],
    ['a loop', 'x{% for i in (1..9) %}{{ i }}{% endfor %}', 'syntax', 1, 2],
    ['a loop of nothing', '{% for i in (1..999999999) %}{% endfor %}', 'syntax', 1, 1],
    ['an assignment', '{% assign a = "x" %}', 'syntax', 1, 1],
    ['another file', '{% include "x" %}', 'syntax', 1, 1],
    ['what is taken as it is', '{% raw %}{{ x }}{% endraw %}', 'syntax', 1, 1],
    ['a filter', '{{ code | upcase }}', 'syntax', 1, 1],
    ['nothing', '{{ }}', 'syntax', 1, 4],
    ['two things at once', '{{ code time }}', 'expression', 1, 4],
    ['a property', '{{ code.length }}', 'expression', 1, 4],
    ['a constructor', '{{ code.constructor }}', 'expression', 1, 4],
    ['a range', '{{ (1..99999999) }}', 'expression', 1, 4],
    ['a text', '{{ "x" }}', 'expression', 1, 4],
    ['a number', '{{ 7 }}', 'expression', 1, 4],
    ['a comparison', '{% if code == "x" %}x{% endif %}', 'expression', 1, 7],
    ['a brace too many', 'a }} b', 'brace', 1, 3],
    ['half a placeholder', '{ code }', 'brace', 1, 1],
    ['a name nobody knows', '{{ nowhere }}', 'placeholder-unknown', 1, 4],
    ['a name of another event', 'a\n{{ handOverCode }}', 'placeholder-unknown', 2, 4],
    ['the secret, where it is not told', '{{ privateTrackingUrl }}', 'placeholder-unknown', 1, 4],
    ['what every object has', '{{ constructor }}', 'placeholder-unknown', 1, 4],
    ['a condition on a name nobody knows', '{% if nowhere %}{% endif %}', 'placeholder-unknown', 1, 7],
    ['a flag that is said', '{{ byPost }}', 'flag-said', 1, 4],
    ['a sign gateways refuse', 'giảm 5% {{ code }}', 'sign-forbidden', 1, 7],
  ] as const)('is refused with its place for %s', (_what, text, code, line, column) => {
    expect(findings(`${text} `)).toContainEqual([code, '/text', line, column]);
  });

  it('says in both languages what is wrong', () => {
    const [finding] = checkTemplate(key, { text: `${lawful} {{ nowhere }}` }).findings;
    expect(finding).toMatchObject({
      vi: 'Không có ô {{ nowhere }} cho việc này.',
      en: 'There is no {{ nowhere }} for this event.',
    });
  });

  it.each(['code', 'agency', 'officer', 'time'])(
    'is refused when it does not say %s, as the law asks',
    (name) => {
      const text = lawful.replace(`{{ ${name} }}`, '');
      expect(checkTemplate(key, { text }).findings).toMatchObject([
        { code: 'not-said', en: expect.stringContaining(`{{ ${name} }}`) },
      ]);
    },
  );

  it.each([
    ['only one way', '{% if byPost %}{{ officer }}{% endif %}', false],
    ['only the other way', '{% if byPost %}{% else %}{{ officer }}{% endif %}', false],
    [
      'every way',
      '{% if byPost %}{{ officer }}{% elsif online %}bởi {{ officer }}{% else %}{{ officer }}{% endif %}',
      true,
    ],
    ['wherever it is there', '{% if officer %}bởi {{ officer }}{% endif %}', true],
    ['where something else is there', '{% if phone %}{{ officer }}{% endif %}', false],
  ])('must say what the law asks for in every case: %s', (_what, said, complete) => {
    expect(findings(lawful.replace('{{ officer }}', said))).toEqual(
      complete ? [] : [['not-said', '', null, null]],
    );
  });

  it('names the text of a letter in which something is wrong', () => {
    const facts = [
      { label: 'Mã', value: '{{ code }}' },
      { label: 'Cơ quan', value: '{{ agency }} {{ what }}' },
    ];
    const content = { subject: '{{ procedure }}', news: '{{ officer }}', facts, next: '{{ time }' };
    const { findings: found, sms } = checkTemplate({ ...key, channel: 'email' }, content);
    expect(found.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['placeholder-unknown', '/facts/1/value'],
      ['syntax', '/next'],
    ]);
    expect(sms).toBeNull();
  });

  it('is refused over a channel the event is not told over', () => {
    const { findings: found } = checkTemplate({ ...key, intent: 'in-progress' }, { text: '{{ code }}' });
    expect(found).toContainEqual(expect.objectContaining({ code: 'channel-unused' }));
  });

  it('is counted as it goes out and with its accents, with usual and with the longest values', () => {
    const { sms } = checkTemplate(key, { text: lawful });
    expect(sms).toMatchObject({
      usual: {
        encoding: 'gsm-7',
        segments: 1,
        text: expect.stringMatching(/^Ho so H99\.41\.01-261121-0001 co ket qua/),
      },
      longest: { encoding: 'gsm-7', segments: 2, cut: false },
      accented: { encoding: 'ucs-2', segments: 3, text: expect.stringMatching(/^Hồ sơ 000\.00\.41/) },
    });
    expect(checkTemplate(key, { text: lawful.repeat(4) }).sms?.longest.cut).toBe(true);
  });

  it('is counted the longest way its conditions may go', () => {
    const text = `${lawful}{% if online %}${'x'.repeat(100)}{% else %}y{% endif %}`;
    expect(checkTemplate(key, { text }).sms?.usual.text).toContain('xxx');
  });

  it('refuses a text whose end would be cut with the longest values it may get', () => {
    const { findings: found, sms } = checkTemplate(key, { text: `${lawful} {{ procedure }}` });
    expect(found).toMatchObject([{ code: 'too-long', pointer: '/text' }]);
    expect(sms?.longest.cut).toBe(true);
  });
});
