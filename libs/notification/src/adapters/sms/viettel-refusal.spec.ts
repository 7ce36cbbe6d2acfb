import { refusalOf } from './viettel-refusal.ts';

describe('a refusal of the SMS gateway', () => {
  it.each([
    'Authenticate: user, password or CPCode is invalid',
    'Brandname (ServiceID) is not declared',
    'Alias not register with telco',
    'IP 10.0.0.7 is not allowed',
    'Not enough balance',
    'Tài khoản không đủ số dư',
    'CommandCode is invalid',
  ])('%j is ours to mend', (words) => {
    expect(refusalOf(`0: ${words}`)).toBe('our-account');
  });

  it.each([
    'Receiver number is invalid, must be 84xxxxxxxxx',
    'Receiver refuses messages',
    'Subscriber is blacklisted',
    'Số điện thoại không hợp lệ',
    'Thuê bao từ chối nhận tin',
    'Content is longer than 480 characters',
    'Content has accented characters, ContentType must be 1',
  ])('%j is about this message', (words) => {
    expect(refusalOf(`0: ${words}`)).toBe('this-message');
  });

  it.each(['', 'insert MT_QUEUE: ERROR', 'Hệ thống bận'])('%j tells nothing', (words) => {
    expect(refusalOf(`0: ${words}`)).toBe('unknown');
  });
});
