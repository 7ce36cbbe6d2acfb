import { smsText, unaccented } from './sms-text.ts';

describe('the text of an SMS', () => {
  it.each([
    ['Hồ sơ đã đủ, Đường Nguyễn Huệ', 'Ho so da du, Duong Nguyen Hue'],
    ['Ẳ ẵ Ợ ự ỹ Ỵ'.normalize('NFC'), 'A a O u y Y'],
    ['Ẳ ẵ Ợ ự ỹ Ỵ'.normalize('NFD'), 'A a O u y Y'],
    ['Phí & lệ phí: 50.000₫', 'Phi va le phi: 50.000d'],
    [
      '“Giấy” ‘hẹn’ – một… [hai] {ba} a|b c\\d ~e `f` g^h',
      "\"Giay\" 'hen' - mot... (hai) (ba) a/b c/d -e 'f' g h",
    ],
    ['một\u00a0hai\n  ba\t👍 bốn ', 'mot hai ba bon'],
  ])('writes %j without what GSM-7 or the gateway cannot take', (accented, plain) => {
    expect(unaccented(accented)).toBe(plain);
  });

  it('keeps every sign of an address', () => {
    const address = 'https://motcua.saomai.example/api/v1/tracking/H99.41.01-261121-0001?secret=AB_C2%20';
    expect(unaccented(address)).toBe(address);
  });

  it('leaves 480 characters whole and cuts what is longer, visibly', () => {
    expect(smsText('ế'.repeat(480))).toBe('e'.repeat(480));
    expect(smsText('ế'.repeat(481))).toBe(`${'e'.repeat(477)}...`);
  });

  it('counts the characters that are sent, not those that were typed', () => {
    expect(smsText(`${'e'.repeat(478)}&`)).toHaveLength(480);
  });
});
