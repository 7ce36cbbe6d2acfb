import type { Contacts } from '#dossier';
import { notice } from '../../spec/notices.ts';
import type { ToldIntent } from '../domain/intent.ts';
import { SECRET_MARK } from '../domain/message.ts';
import type { Notice } from '../domain/notice.ts';
import { SHIPPED_TEMPLATES } from '../domain/templates/default-templates.ts';
import type { Language } from '../domain/templates/placeholders.ts';
import { valuesOf } from '../domain/told-values.ts';
import { composeMessages } from './compose-messages.ts';
import type { TemplatesInForce } from './message-templates.ts';

const both = { sms: '0900000001', email: 'nguoi.dan@example.com', zalo: null };
const ids = { sms: 11, email: 12 };

const shipped = (intent: ToldIntent, language: Language): TemplatesInForce => {
  const over = (channel: 'sms' | 'email') => {
    const found = SHIPPED_TEMPLATES.find(
      (one) => one.intent === intent && one.language === language && one.channel === channel,
    );
    return found && { id: ids[channel], content: found.content };
  };
  return { language, sms: over('sms'), email: over('email') } as TemplatesInForce;
};

const compose = (
  intent: ToldIntent,
  changes: Partial<Notice> = {},
  { recipients = both, language = 'vi' }: { recipients?: Contacts; language?: Language } = {},
) => {
  const about = notice(changes);
  return composeMessages(shipped(intent, language), {
    ...{ about, recipients, secretVersion: 3 },
    valuesIn: (manner) => valuesOf(intent, about, manner),
  });
};

/** The letter of an intent. */
function letterOf(intent: ToldIntent, changes: Partial<Notice> = {}, language: Language = 'vi') {
  const found = compose(intent, changes, { language }).find(({ channel }) => channel === 'email');
  return found!.content as { subject: string; text: string; html: string };
}

describe('the messages of an intent', () => {
  it('are one for each channel the applicant is reached over, and say what they were written with', () => {
    const over = (recipients: Contacts) =>
      compose('received', {}, { recipients }).map(({ channel, recipient, templateId }) => [
        ...[channel, recipient, templateId],
      ]);
    expect(over(both)).toEqual([
      ['sms', both.sms, ids.sms],
      ['email', both.email, ids.email],
    ]);
    expect(over({ ...both, sms: null })).toEqual([['email', both.email, ids.email]]);
    expect(over({ sms: null, email: null, zalo: null })).toEqual([]);
  });

  it('fill in what a template registered at Zalo leaves open, and where none is say why nothing was sent', () => {
    const about = notice();
    const telling = { about, recipients: { ...both, zalo: '0900000001' }, secretVersion: 3 };
    const over = (inForce: TemplatesInForce, held = {}) =>
      composeMessages(inForce, {
        ...telling,
        held,
        valuesIn: (manner) => valuesOf('received', about, manner),
      })
        .filter(({ channel }) => channel === 'zalo')
        .map(({ content, held: why, templateId }) => ({ content, why, templateId }));
    const parameters = [
      { name: 'ma_ho_so', value: '{{ code }}' },
      { name: 'tra_cuu', value: '{{ privateTrackingUrl }}' },
    ];
    const zalo = { id: 13, content: { template: '512001', parameters } };
    const [told] = over({ ...shipped('received', 'vi'), zalo });
    expect(told).toMatchObject({
      ...{ why: null, templateId: 13 },
      content: { template: '512001', parameters: { ma_ho_so: about.code }, secretVersion: 3 },
    });
    expect(JSON.stringify(told)).toContain(SECRET_MARK);
    expect(over(shipped('received', 'vi'))).toEqual([]);
    expect(over(shipped('received', 'vi'), { zalo: 'not-registered' })).toEqual([
      {
        ...{ why: 'not-registered', templateId: null },
        content: { text: '', template: '', parameters: {}, secretVersion: 0 },
      },
    ]);
  });

  it('go by letter alone where nothing is asked of anyone', () => {
    expect(compose('in-progress', { status: 'processing' }).map(({ channel }) => channel)).toEqual(['email']);
  });

  it('say in a letter who writes, about what, who did it when, and where to ask', () => {
    const [, letter] = compose('received');
    expect(letter).toMatchObject({
      content: {
        secretVersion: 3,
        subject: 'Đã tiếp nhận hồ sơ H99.41.01-261121-0001',
        text: [
          'Kính gửi ông/bà Nguyễn Thử Nghiệm,',
          '',
          'Hồ sơ của ông/bà đã đủ giấy tờ và được tiếp nhận.',
          '',
          'Mã hồ sơ: H99.41.01-261121-0001',
          'Nội dung: Thủ tục đăng ký khai sinh',
          'Hẹn trả kết quả: 16:30 ngày 05/12/2026',
          'Nơi trả kết quả: Trung tâm Phục vụ hành chính công phường Hoa Ban, 8 đường Hoa Ban, phường Hoa Ban, tỉnh Sao Mai',
          'Cơ quan thực hiện: Ủy ban nhân dân phường Hoa Ban',
          'Người thực hiện: Cán Bộ Mẫu',
          'Thời điểm: 08:30 ngày 21/11/2026',
          `Tra cứu hồ sơ: https://motcua.saomai.example/api/v1/tracking/H99.41.01-261121-0001?secret=${SECRET_MARK}`,
          '',
          'Việc cần làm: Đến ngày hẹn, xin mang giấy tiếp nhận và giấy tờ tùy thân đến nơi trả kết quả. ' +
            'Đường dẫn tra cứu là của riêng ông/bà, xin không chuyển cho người khác. ' +
            'Chúng tôi báo ngay khi có kết quả hoặc khi ngày hẹn thay đổi.',
          '',
          'Trung tâm Phục vụ hành chính công phường Hoa Ban',
          '8 đường Hoa Ban, phường Hoa Ban, tỉnh Sao Mai',
          'Điện thoại: 0200 380 0016',
          '',
          'Thư này được gửi tự động, xin không trả lời.',
          '',
        ].join('\n'),
      },
    });
  });

  it('say in English the same facts', () => {
    const { subject, text } = letterOf('received', {}, 'en');
    expect(subject).toBe('Dossier H99.41.01-261121-0001 has been received');
    for (const said of [
      'Result due: 16:30 on 05/12/2026',
      'Person: Cán Bộ Mẫu',
      'Time: 08:30 on 21/11/2026',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('say the same in plain text and in HTML', () => {
    const { text, html } = letterOf('supplement-requested', {
      supplement: { items: ['Giấy chứng sinh', 'Tờ khai'], reason: 'Bản mờ' },
    });
    const words = (written: string) =>
      written.replace(/<style>.*?<\/style>|<head>.*?<\/head>/gs, ' ').replace(/<[^>]*>/g, ' ');
    const shown = words(html).replace(/\s+/g, ' ');
    const said = text
      .split('\n')
      .flatMap((line) => line.split(': ').map((part) => part.replace(/:$/, '').trim()));
    expect(said.filter((part) => !shown.includes(part))).toEqual([]);
  });

  it('link a letter to the private page on reception and to the public one afterwards', () => {
    const linkIn = (intent: 'received' | 'result-ready') => /href="([^"]*)"/.exec(letterOf(intent).html)?.[1];
    expect(linkIn('received')).toBe(notice().privateTrackingUrl);
    expect(linkIn('result-ready')).toBe(notice().trackingUrl);
  });

  it('leave out facts of which there is nothing to say', () => {
    expect(letterOf('extended').text).not.toMatch(/Căn cứ|Lý do/);
    expect(letterOf('extended', { extension: { reason: 'Đo lại', ground: 'Điều 19' } }).text).toMatch(
      /Lý do: Đo lại\nCăn cứ: Điều 19/,
    );
  });
});

describe('what was typed by somebody', () => {
  const HARMFUL = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style></td></table><h1>Nộp tiền</h1>',
    '{{ code }}{% if online %}x{% endif %}',
    '{% for i in (1..9999999) %}x{% endfor %}',
    '{{ constructor.constructor }}',
    '&lt;b&gt;',
    'a\r\nBcc: other@example.com',
  ];

  it.each(HARMFUL)('is put in as text and nothing else: %j', (typed) => {
    const about = {
      applicant: { name: typed, isPerson: true },
      procedureName: typed,
      supplement: { items: [typed], reason: typed },
      officer: typed,
      agency: typed,
    };
    const { subject, text, html } = letterOf('supplement-requested', about);
    expect(text).toContain(`Kính gửi ông/bà ${typed},`);
    expect(text).toContain(`Cần nộp:${typed.includes('\n') ? '\n' : ' '}1. ${typed}`);
    // The tags of the layout are as many as with any other name.
    const tags = (markup: string) => (markup.match(/<[a-z!/]/gi) ?? []).length;
    const breaks = (markup: string) => (markup.match(/<br \/>/g) ?? []).length;
    const harmless = letterOf('supplement-requested', {
      ...{
        ...about,
        applicant: { name: 'A', isPerson: true },
        procedureName: 'A',
        officer: 'A',
        agency: 'A',
      },
      supplement: { items: ['A'], reason: 'A' },
    }).html;
    expect(tags(html) - breaks(html)).toBe(tags(harmless) - breaks(harmless));
    expect(html).not.toMatch(/<(script|img|h1>)|onerror="/);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('cannot break the subject line of a letter', () => {
    const { subject } = letterOf('received', { code: 'H99\r\nBcc: other@example.com' });
    expect(subject).toBe('Đã tiếp nhận hồ sơ H99 Bcc: other@example.com');
  });

  it('links nowhere but to the tracking page', () => {
    const { html } = letterOf('supplement-requested', {
      supplement: { items: ['javascript:alert(1)'], reason: 'https://evil.example" onclick="x' },
    });
    expect(html.match(/href="[^"]*"/g)).toEqual([`href="${notice().trackingUrl}"`]);
  });
});
