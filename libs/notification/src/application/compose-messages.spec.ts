import { notice } from '../../spec/notices.ts';
import { composeMessages } from './compose-messages.ts';

describe('the messages of an intent', () => {
  const both = { sms: '0900000001', email: 'nguoi.dan@example.com' };

  it('are one for each channel the applicant is reached over', () => {
    const channelsFor = (recipients: { sms: string | null; email: string | null }) =>
      composeMessages('received', notice(), recipients, 1).map(({ channel, recipient }) => [
        channel,
        recipient,
      ]);
    expect(channelsFor(both)).toEqual([
      ['sms', '0900000001'],
      ['email', 'nguoi.dan@example.com'],
    ]);
    expect(channelsFor({ ...both, sms: null })).toEqual([['email', 'nguoi.dan@example.com']]);
    expect(channelsFor({ sms: null, email: null })).toEqual([]);
  });

  it('say in a letter who writes, about what, and where to ask', () => {
    const [letter] = composeMessages('received', notice(), { ...both, sms: null }, 3);
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
          'Xem hồ sơ đang ở đâu: https://motcua.saomai.example/api/v1/tracking/H99.41.01-261121-0001?secret=**SECRET**',
          '',
          'Đến ngày hẹn, xin mang giấy tiếp nhận và giấy tờ tùy thân đến nơi trả kết quả. ' +
            'Đường dẫn xem hồ sơ là của riêng ông/bà, xin không chuyển cho người khác. ' +
            'Ông/bà sẽ được báo ngay khi có kết quả hoặc khi ngày hẹn thay đổi.',
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

  it('write what was typed into a letter as text, never as markup', () => {
    const supplement = { items: ['<script>alert(1)</script>', 'Sổ & giấy'], reason: '<b>mờ</b>' };
    const [letter] = composeMessages(
      'supplement-requested',
      notice({ supplement }),
      { ...both, sms: null },
      1,
    );
    const { html, text } = letter?.content as { html: string; text: string };
    expect(html).toContain('<li>&lt;script&gt;alert(1)&lt;/script&gt;</li><li>Sổ &amp; giấy</li>');
    expect(html).toContain('&lt;b&gt;mờ&lt;/b&gt;');
    expect(text).toContain('1. <script>alert(1)</script>\n2. Sổ & giấy');
  });

  it('link a letter to the private page on reception and to the public one afterwards', () => {
    const linkIn = (intent: 'received' | 'result-ready') => {
      const [letter] = composeMessages(intent, notice(), { ...both, sms: null }, 1);
      return /href="([^"]*)"/.exec((letter?.content as { html: string }).html)?.[1];
    };
    expect(linkIn('received')).toBe(notice().privateTrackingUrl);
    expect(linkIn('result-ready')).toBe(notice().trackingUrl);
  });
});
