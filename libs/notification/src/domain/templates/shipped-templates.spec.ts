import { notice } from '../../../spec/notices.ts';
import { INTENTS, type Intent, TOLD_INTENTS, type ToldIntent } from '../intent.ts';
import { withSecret } from '../message.ts';
import type { Notice } from '../notice.ts';
import { smsText } from '../sms-text.ts';
import { valuesOf } from '../told-values.ts';
import { checkTemplate } from './check-template.ts';
import { SHIPPED_TEMPLATES } from './default-templates.ts';
import { fillText } from './liquid-text.ts';
import { INTENT_RULES } from './may-say.ts';
import { LANGUAGES, type Language } from './placeholders.ts';
import { textsOf } from './template.ts';

const earlier = new Date('2026-12-01T16:30:00+07:00');
const supplement = { items: ['Giấy chứng sinh', 'Sổ hộ khẩu & căn cước'], reason: 'Bản đã nộp mờ' };

const circumstances: Partial<Record<Intent, Partial<Notice>>> = {
  refused: { reason: 'Không thuộc thẩm quyền của phường' },
  'supplement-requested': { supplement },
  'supplement-received': { statusBefore: 'awaiting-supplement' },
  'finance-requested': { obligation: { notice: 'TB-12/2026', amount: 1_250_000 } },
  'new-appointment': { statusBefore: 'awaiting-supplement', previousAppointment: earlier },
  extended: {
    previousAppointment: earlier,
    extension: { reason: 'Phải đo lại ranh giới thửa đất', ground: 'NĐ 61/2018/NĐ-CP, Điều 19 khoản 9' },
  },
  suspended: { suspension: { reason: 'applicant-request', paper: 'Đơn ngày 01/12/2026' } },
  stopped: { reason: 'Đất đang có tranh chấp' },
  reopened: { reopening: { number: '15/QĐ-UBND', date: '2026-11-20', signer: 'Vũ Văn Thử Dũng' } },
  corrected: { corrected: ['fullName', 'identity'] },
  'in-progress': { status: 'processing' },
  'sent-elsewhere': { toAgency: 'Sở Xây dựng' },
  'opinions-asked': { askedAgencies: ['Sở Xây dựng', 'Sở Tư pháp'] },
};

const shipped = (intent: ToldIntent, channel: 'sms' | 'email', language: Language) =>
  SHIPPED_TEMPLATES.find(
    (one) => one.intent === intent && one.channel === channel && one.language === language,
  )!.content;

const texting = INTENTS.filter((intent) => INTENT_RULES[intent].channels.includes('sms'));

function sms(intent: Intent, changes: Partial<Notice> = {}, language: Language = 'vi'): string {
  const about = notice({ ...circumstances[intent], ...changes });
  const { text } = shipped(intent, 'sms', language) as { text: string };
  return smsText(fillText(text, valuesOf(intent, about, { language, channel: 'sms' })));
}

function letter(intent: Intent, changes: Partial<Notice> = {}, language: Language = 'vi'): string {
  const about = notice({ ...circumstances[intent], ...changes });
  const values = valuesOf(intent, about, { language, channel: 'email' });
  return textsOf(shipped(intent, 'email', language))
    .map(([, text]) => fillText(text, values))
    .join('\n');
}

const DONE = 'Uy ban nhan dan phuong Hoa Ban, Can Bo Mau';

describe('the shipped templates', () => {
  it('are there for every event, over every channel it is told over but Zalo, in both languages', () => {
    const there = SHIPPED_TEMPLATES.map(
      ({ intent, channel, language }) => `${intent} ${channel} ${language}`,
    );
    const wanted = TOLD_INTENTS.flatMap((intent) =>
      // What is said over Zalo is registered there by each province.
      INTENT_RULES[intent].channels
        .filter((channel) => channel !== 'zalo')
        .flatMap((channel) => LANGUAGES.map((language) => `${intent} ${channel} ${language}`)),
    );
    expect(there.sort()).toEqual(wanted.sort());
  });

  it.each(SHIPPED_TEMPLATES)(
    'could be published: $intent over $channel in $language',
    ({ content, ...key }) => {
      expect(checkTemplate(key, content).findings).toEqual([]);
    },
  );

  it('fit one segment with usual names, save those that carry an address, a list or a reason', () => {
    const longer = SHIPPED_TEMPLATES.filter(
      ({ content, ...key }) =>
        key.language === 'vi' && (checkTemplate(key, content).sms?.usual.segments ?? 1) > 1,
    ).map(({ intent }) => intent);
    expect(longer).toEqual([
      ...[
        'received',
        'refused',
        'supplement-requested',
        'finance-requested',
        'extended',
        'stopped',
        'reopened',
      ],
      ...['corrected', 'submission-supplement-requested', 'supplement-reminder', 'secret-reissued'],
    ]);
  });

  it('fit the gateway with the longest names', () => {
    const cut = SHIPPED_TEMPLATES.filter(
      ({ content, ...key }) => checkTemplate(key, content).sms?.longest.cut,
    );
    expect(cut).toEqual([]);
  });
});

describe('an SMS', () => {
  it.each<[Intent, string]>([
    [
      'received',
      'Ho so H99.41.01-261121-0001 duoc tiep nhan 08:30 21/11/2026. Hen tra 16:30 05/12/2026. ' +
        'Tra cuu: https://motcua.saomai.example/api/v1/tracking/H99.41.01-261121-0001?secret=**SECRET** ' +
        `(giu kin). ${DONE}`,
    ],
    [
      'refused',
      `Ho so H99.41.01-261121-0001 khong duoc tiep nhan 08:30 21/11/2026. ${DONE}, DT 0200 380 0016. ` +
        'Ly do: Khong thuoc tham quyen cua phuong',
    ],
    [
      'supplement-requested',
      'Ho so H99.41.01-261121-0001 can bo sung 2 loai giay to, tam dung den khi nhan du. ' +
        `${DONE}, 08:30 21/11/2026. DT 0200 380 0016. Can nop: 1) Giay chung sinh; 2) So ho khau va can cuoc`,
    ],
    [
      'supplement-received',
      `Ho so H99.41.01-261121-0001 da nhan bo sung 08:30 21/11/2026 (${DONE}). Hen tra 16:30 05/12/2026. DT 0200 380 0016`,
    ],
    [
      'finance-requested',
      'Ho so H99.41.01-261121-0001 co thong bao nghia vu tai chinh TB-12/2026: 1.250.000 dong. ' +
        'Chi nop theo thong bao, khong chuyen tien cho ca nhan; nop xong gui chung tu den noi tiep nhan. ' +
        `${DONE}, 08:30 21/11/2026. DT 0200 380 0016`,
    ],
    [
      'new-appointment',
      `Ho so H99.41.01-261121-0001 hen lai 16:30 05/12/2026: da nhan du bo sung. ${DONE}, 08:30 21/11/2026. DT 0200 380 0016`,
    ],
    [
      'extended',
      'Xin loi ong/ba: ho so H99.41.01-261121-0001 chua xong dung hen, hen lai 16:30 05/12/2026. ' +
        `${DONE}, 08:30 21/11/2026. DT 0200 380 0016. Ly do: Phai do lai ranh gioi thua dat`,
    ],
    [
      'suspended',
      `Ho so H99.41.01-261121-0001 tam dung 08:30 21/11/2026 theo don de nghi, se bao hen moi. ${DONE}, DT 0200 380 0016`,
    ],
    [
      'overdue-apology',
      'Xin loi ong/ba: ho so H99.41.01-261121-0001 qua hen 16:30 05/12/2026 chua co ket qua; co se bao ngay. ' +
        'Uy ban nhan dan phuong Hoa Ban. DT 0200 380 0016',
    ],
    [
      'result-ready',
      `Ho so H99.41.01-261121-0001 co ket qua 08:30 21/11/2026 (${DONE}). Moi den noi nop de nhan. DT 0200 380 0016`,
    ],
    [
      'returned',
      `Ket qua ho so H99.41.01-261121-0001 da tra 08:30 21/11/2026, ${DONE}. Chua nhan, goi 0200 380 0016`,
    ],
    [
      'withdrawn',
      `Ho so H99.41.01-261121-0001 da rut theo don 08:30 21/11/2026, ${DONE}. Khong dung, goi 0200 380 0016`,
    ],
    [
      'stopped',
      `Ho so H99.41.01-261121-0001 dung giai quyet 08:30 21/11/2026. ${DONE}, DT 0200 380 0016. Ly do: Dat dang co tranh chap`,
    ],
    [
      'reopened',
      'Ho so H99.41.01-261121-0001 duoc mo lai theo Quyet dinh so 15/QD-UBND ngay 20/11/2026. ' +
        `Hen tra: 16:30 05/12/2026. ${DONE}, 08:30 21/11/2026. DT 0200 380 0016`,
    ],
    [
      'corrected',
      'Ho so H99.41.01-261121-0001 da dinh chinh: ten chu ho so, so giay to cua chu ho so. ' +
        `${DONE}, 08:30 21/11/2026. Nhan giay to in lai tai noi nop; chua dung, goi 0200 380 0016`,
    ],
  ])('says %s in plain words', (intent, text) => {
    expect(sms(intent)).toBe(text);
  });

  it.each(texting)('about %s fits the gateway even when everything is as long as it may be', (intent) => {
    const long = 'Ủy ban & “nhân dân” '.repeat(30);
    for (const language of LANGUAGES) {
      const text = sms(
        intent,
        {
          code: '000.00.41.H99-20261121-0000001',
          applicant: { name: long, isPerson: true },
          returning: 'post',
          appointment: { at: earlier, isProvisional: true },
          reason: long,
          supplement: { items: Array.from({ length: 50 }, () => long), reason: long },
          obligation: { notice: long, amount: 999_999_999_999 },
          agency: long.slice(0, 300),
          desk: { name: long.slice(0, 300), phone: '0200 380 0016 (máy lẻ 1234567)', address: long },
        },
        language,
      );
      expect(text).toMatch(/^[\x20-\x7e]{1,480}$/);
      expect(text).not.toMatch(/[&`^~|[\]{}\\]/);
      expect(text).toContain('000.00.41.H99-20261121-0000001');
    }
  });

  it('about a result on its way names its consignment', () => {
    const handOver = { way: 'post' as const, carrier: 'VNPost', consignment: 'EL123456789VN' };
    expect(sms('returned', { handOver })).toContain('0001 gui VNPost so EL123456789VN 08:30 21/11/2026');
  });

  it('about a reception keeps appointment and address whatever the agency is called', () => {
    const text = sms('received', {
      appointment: { at: earlier, isProvisional: true },
      agency: 'Trung tâm '.repeat(40),
    });
    expect(text).toContain('16:30 01/12/2026 (tam tinh)');
    expect(withSecret(text, 'ABCDEFGH23')).toMatch(/\?secret=ABCDEFGH23 \(giu kin\)/);
    expect(withSecret(text, 'ABCDEFGH23').length).toBeLessThanOrEqual(480);
  });

  it.each(texting.filter((intent) => intent !== 'received'))(
    'about %s does not repeat the secret',
    (intent) => {
      expect(sms(intent)).not.toContain('secret');
    },
  );

  it('tells that papers are missing where nothing was listed', () => {
    expect(sms('supplement-requested', { supplement: null })).toContain('can bo sung, tam dung');
    expect(sms('finance-requested', { obligation: null })).toContain('nghia vu tai chinh. Chi nop');
  });

  it('promises no day that has passed of a dossier that was late when it was reopened', () => {
    const text = sms('reopened', { at: new Date('2026-12-20T08:00:00+07:00') });
    expect(text).toContain('Hen tra: ho so da qua hen, xin loi va bao ngay khi co ket qua');
    expect(text).not.toContain('05/12/2026');
  });

  it.each([
    ['awaiting-supplement', 'da nhan du bo sung'],
    ['awaiting-finance', 'da nhan chung tu tai chinh'],
    ['processing', 'tinh lai thoi han'],
  ] as const)('says why the date moved after %s', (statusBefore, cause) => {
    expect(sms('new-appointment', { statusBefore })).toContain(`: ${cause}.`);
  });

  it('tells of two phases what the first appointment is for', () => {
    expect(sms('received', { nextPhase: { amount: 10, unit: 'working-day' } })).toContain(
      '16:30 05/12/2026 co thong bao nghia vu tai chinh; ket qua tra sau 10 ngay lam viec ke tu khi nop chung tu',
    );
  });

  it('apologises in the name of who has it in hand, not of who acted last', () => {
    expect(sms('overdue-apology', { agency: 'Sở Tư pháp', leadAgency: 'Sở Xây dựng' })).toContain(
      'So Xay dung.',
    );
  });
});

describe('what is told', () => {
  it('is never what officers remark among themselves', () => {
    const spoken = (said: (intent: Intent) => string, of: readonly Intent[]) =>
      of.filter((intent) => /nhận xét nội bộ|nhan xet noi bo/.test(said(intent)));
    const reason = { reason: 'nhận xét nội bộ', supplement: null, extension: null };
    expect(spoken((intent) => sms(intent, reason), texting)).toEqual(['refused', 'stopped']);
    expect(spoken((intent) => letter(intent, reason), INTENTS)).toEqual(['refused', 'stopped', 'reopened']);
  });

  it.each([
    ['post', 'không phải đến nhận'],
    ['online', 'không phải đến nhận'],
  ] as const)('asks nobody to come for a result that is wanted by %s', (returning, said) => {
    expect(sms('result-ready', { returning })).toContain('khong phai den');
    expect(letter('result-ready', { returning })).toContain(said);
    expect(letter('received', { returning })).toContain(said);
    expect(`${sms('result-ready', { returning })} ${letter('result-ready', { returning })}`).not.toMatch(
      /[Mm]oi den|[Mm]ời /,
    );
  });

  it.each(INTENTS)('of %s by letter has no gap where a word should be', (intent) => {
    for (const language of LANGUAGES) {
      expect(letter(intent, {}, language)).not.toMatch(/undefined|null| \.|,,/);
    }
  });

  it('shows the old and the new appointment', () => {
    expect(letter('new-appointment')).toMatch(/16:30 ngày 05\/12\/2026[^]*16:30 ngày 01\/12\/2026/);
  });

  it.each([
    ['sent-elsewhere', 'chuyển đến Sở Xây dựng'],
    ['opinions-asked', 'lấy ý kiến Sở Xây dựng, Sở Tư pháp'],
    ['in-progress', 'trạng thái: đang xử lý'],
  ] as const)('of %s names who has it now, by whom and when', (intent, said) => {
    const written = letter(intent);
    for (const one of [said, 'Cán Bộ Mẫu', '08:30 ngày 21/11/2026']) expect(written).toContain(one);
  });
});
