import { notice } from '../../../spec/notices.ts';
import { INTENTS, type Intent } from '../intent.ts';
import { withSecret } from '../message.ts';
import type { Notice } from '../notice.ts';
import { smsText } from '../sms-text.ts';
import { WORDINGS } from './wordings.ts';

const supplement = {
  items: ['Giấy chứng sinh', 'Sổ hộ khẩu & căn cước'],
  reason: 'Bản đã nộp mờ, không đọc được',
};
const earlier = new Date('2026-12-01T16:30:00+07:00');

const circumstances: Record<Intent, Partial<Notice>> = {
  received: {},
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
  'overdue-apology': {},
  'result-ready': {},
  returned: {},
  withdrawn: {},
  stopped: { reason: 'Đất đang có tranh chấp' },
  reopened: { reopening: { number: '15/QĐ-UBND', date: '2026-11-20', signer: 'Vũ Văn Thử Dũng' } },
  corrected: { corrected: ['fullName', 'identity'] },
};

const sms = (intent: Intent, changes: Partial<Notice> = {}): string =>
  smsText(WORDINGS[intent].sms(notice({ ...circumstances[intent], ...changes })));

const desk = 'Trung tam Phuc vu hanh chinh cong phuong Hoa Ban';

describe('an SMS', () => {
  it.each<[Intent, string]>([
    [
      'received',
      'Ho so H99.41.01-261121-0001 da duoc tiep nhan. Hen tra ket qua: 16:30 ngay 05/12/2026. ' +
        'Xem ho so: https://motcua.saomai.example/api/v1/tracking/H99.41.01-261121-0001?secret=**SECRET** ' +
        `(khong cho nguoi khac biet). Noi tra: ${desk}, DT 0200 380 0016`,
    ],
    [
      'refused',
      `Ho so H99.41.01-261121-0001 khong duoc tiep nhan. Can hoi them: DT 0200 380 0016, ${desk}. ` +
        'Ly do: Khong thuoc tham quyen cua phuong',
    ],
    [
      'supplement-requested',
      'Ho so H99.41.01-261121-0001 can bo sung 2 loai giay to. Thoi han giai quyet tam dung den khi nhan du. ' +
        `Nop tai ${desk}, DT 0200 380 0016. Can nop: 1) Giay chung sinh; 2) So ho khau va can cuoc`,
    ],
    [
      'supplement-received',
      'Da nhan giay to bo sung cua ho so H99.41.01-261121-0001. Hen tra ket qua: 16:30 ngay 05/12/2026. ' +
        `Noi tra: ${desk}, DT 0200 380 0016`,
    ],
    [
      'finance-requested',
      'Ho so H99.41.01-261121-0001 da co thong bao nghia vu tai chinh: 1.250.000 dong. ' +
        'Chi nop theo thong bao chinh thuc, khong chuyen tien cho ca nhan. ' +
        `Nop xong, gui chung tu cho ${desk}, DT 0200 380 0016; ho so duoc giai quyet tiep tu luc do. Thong bao: TB-12/2026`,
    ],
    [
      'new-appointment',
      'Ho so H99.41.01-261121-0001 co ngay hen moi: 16:30 ngay 05/12/2026, thay cho 16:30 ngay 01/12/2026. ' +
        `Ly do: da nhan giay to bo sung, thoi han giai quyet duoc tinh lai. Noi tra: ${desk}, DT 0200 380 0016`,
    ],
    [
      'extended',
      'Xin loi ong/ba: ho so H99.41.01-261121-0001 chua the giai quyet xong dung hen. Hen lai: 16:30 ngay 05/12/2026. ' +
        `Noi tra: ${desk}, DT 0200 380 0016. Ly do: Phai do lai ranh gioi thua dat`,
    ],
    [
      'suspended',
      'Ho so H99.41.01-261121-0001 tam dung giai quyet theo de nghi cua nguoi nop. ' +
        `Ngay hen moi se duoc bao khi tiep tuc. Can hoi: DT 0200 380 0016, ${desk}`,
    ],
    [
      'overdue-apology',
      'Ho so H99.41.01-261121-0001 da qua hen (16:30 ngay 05/12/2026) ma chua co ket qua. ' +
        `Thanh that xin loi ong/ba; chung toi bao ngay khi co ket qua. Can hoi: DT 0200 380 0016, ${desk}`,
    ],
    [
      'result-ready',
      'Ho so H99.41.01-261121-0001 da co ket qua. Moi ong/ba mang giay tiep nhan va giay to tuy than den nhan. ' +
        `Noi tra: ${desk}, DT 0200 380 0016`,
    ],
    [
      'returned',
      'Ket qua ho so H99.41.01-261121-0001 da duoc tra luc 08:30 ngay 21/11/2026. ' +
        `Neu chua nhan duoc, xin goi ngay: DT 0200 380 0016, ${desk}`,
    ],
    [
      'withdrawn',
      'Ho so H99.41.01-261121-0001 da duoc rut theo yeu cau cua nguoi nop luc 08:30 ngay 21/11/2026. ' +
        `Neu ong/ba khong yeu cau, xin goi ngay: DT 0200 380 0016, ${desk}`,
    ],
    [
      'stopped',
      `Ho so H99.41.01-261121-0001 da dung giai quyet. Can hoi them: DT 0200 380 0016, ${desk}. ` +
        'Ly do: Dat dang co tranh chap',
    ],
    [
      'reopened',
      'Ho so H99.41.01-261121-0001 duoc mo lai de giai quyet tiep theo Quyet dinh so 15/QD-UBND ngay 20/11/2026. ' +
        `Hen tra: 16:30 ngay 05/12/2026. Can hoi: DT 0200 380 0016, ${desk}`,
    ],
    [
      'corrected',
      'Ho so H99.41.01-261121-0001 da duoc dinh chinh: ten chu ho so, so giay to cua chu ho so. ' +
        `Giay to in lai nhan tai ${desk}, DT 0200 380 0016. Neu ong/ba thay chua dung, xin goi ngay`,
    ],
  ])('says %s in plain words', (intent, text) => {
    expect(sms(intent)).toBe(text);
  });

  it.each(INTENTS)('about %s fits the gateway even when everything is as long as it may be', (intent) => {
    const long = 'Ủy ban & “nhân dân” '.repeat(30);
    const text = sms(intent, {
      code: '000.00.41.H99-20261121-0000001',
      applicant: { name: long, isPerson: true },
      returning: 'post',
      appointment: { at: earlier, isProvisional: true },
      reason: long,
      supplement: { items: Array.from({ length: 50 }, () => long), reason: long },
      obligation: { notice: long, amount: 999_999_999_999 },
      desk: { name: long.slice(0, 300), phone: '0200 380 0016 (máy lẻ 1234567)', address: long },
    });
    expect(text).toMatch(/^[\x20-\x7e]{1,480}$/);
    expect(text).not.toMatch(/[&`^~|[\]{}\\]/);
    expect(text).toContain('000.00.41.H99-20261121-0000001');
    expect(text.length).toBeGreaterThan(300);
  });

  it('about a result on its way names its consignment', () => {
    const handOver = { way: 'post' as const, carrier: 'VNPost', consignment: 'EL123456789VN' };
    expect(sms('returned', { handOver })).toBe(
      'Ket qua ho so H99.41.01-261121-0001 da duoc gui qua VNPost, so hieu buu gui EL123456789VN, luc 08:30 ngay ' +
        `21/11/2026. Neu chua nhan duoc, xin goi ngay: DT 0200 380 0016, ${desk}`,
    );
  });

  it('about a reception keeps appointment and address whatever the desk is called', () => {
    const text = sms('received', {
      appointment: { at: earlier, isProvisional: true },
      desk: { ...notice().desk, name: 'Trung tâm '.repeat(40) },
    });
    expect(text).toContain('16:30 ngay 01/12/2026 (tam tinh, cho lich nghi nam sau)');
    expect(withSecret(text, 'ABCDEFGH23')).toMatch(/\?secret=ABCDEFGH23 \(khong cho nguoi khac biet\)/);
    expect(withSecret(text, 'ABCDEFGH23').length).toBeLessThanOrEqual(480);
  });

  it.each(INTENTS.filter((intent) => intent !== 'received'))(
    'about %s does not repeat the secret',
    (intent) => {
      expect(sms(intent)).not.toContain('secret');
    },
  );

  it('tells that papers are missing where nothing was listed', () => {
    expect(sms('supplement-requested', { supplement: null })).toContain('can bo sung giay to. Thoi han');
    expect(sms('finance-requested', { obligation: null })).toContain('nghia vu tai chinh. Chi nop');
  });

  it('promises no day that has passed of a dossier that was late when it was reopened', () => {
    const text = sms('reopened', { at: new Date('2026-12-20T08:00:00+07:00') });
    expect(text).toContain('Hen tra: ho so da qua hen, xin loi va bao ngay khi co ket qua');
    expect(text).not.toContain('05/12/2026');
  });

  it.each([
    ['awaiting-supplement', 'da nhan giay to bo sung'],
    ['awaiting-finance', 'da nhan chung tu nghia vu tai chinh'],
    ['processing', 'Ly do: thoi han giai quyet duoc tinh lai'],
  ] as const)('says why the date moved after %s', (statusBefore, reason) => {
    expect(sms('new-appointment', { statusBefore })).toContain(reason);
  });

  it('never tells the applicant what officers remark among themselves', () => {
    const spoken = INTENTS.filter((intent) =>
      sms(intent, { reason: 'nhận xét nội bộ' }).includes('nhan xet noi bo'),
    );
    expect(spoken).toEqual(['refused', 'stopped']);
  });

  it('addresses an organisation as one', () => {
    expect(sms('result-ready', { applicant: { name: 'Công ty Mẫu', isPerson: false } })).toContain(
      'Moi quy don vi mang giay tiep nhan va giay to tuy than den nhan.',
    );
  });

  it.each([
    ['post', 'Ket qua duoc gui qua buu chinh den dia chi da dang ky, ong/ba khong phai den nhan'],
    ['online', 'Ket qua duoc tra vao tai khoan truc tuyen, ong/ba khong phai den nhan'],
  ] as const)('asks nobody to come for a result that is wanted by %s', (returning, said) => {
    expect(sms('result-ready', { returning })).toContain(said);
    const { news, next } = WORDINGS['result-ready'].letter(notice({ returning }));
    expect(`${sms('result-ready', { returning })} ${news} ${next}`).not.toMatch(/[Mm]oi |[Mm]ời /);
    expect(WORDINGS.received.letter(notice({ returning })).next).toContain('không phải đến nhận');
  });
});

describe('a letter', () => {
  it.each(INTENTS)('about %s has a subject with the code, the news and what to do next', (intent) => {
    const letter = WORDINGS[intent].letter(notice(circumstances[intent]));
    expect(letter.subject).toContain('H99.41.01-261121-0001');
    expect(letter.news).toMatch(/^\p{Lu}.*\.$/su);
    expect(letter.next).toMatch(/^\p{Lu}.*\.$/su);
    expect(`${letter.news} ${letter.next}`).not.toMatch(/undefined|null|\s\s| \./);
  });

  it('lists every paper that is asked for', () => {
    const letter = WORDINGS['supplement-requested'].letter(notice({ supplement }));
    expect(letter.items).toEqual(supplement.items);
    expect(letter.facts).toContainEqual(['Lý do', supplement.reason]);
  });

  it('shows the old and the new appointment', () => {
    const letter = WORDINGS['new-appointment'].letter(notice(circumstances['new-appointment']));
    expect(letter.facts).toEqual(
      expect.arrayContaining([
        ['Hẹn trả kết quả', '16:30 ngày 05/12/2026'],
        ['Ngày hẹn trước đây', '16:30 ngày 01/12/2026'],
      ]),
    );
  });
});
