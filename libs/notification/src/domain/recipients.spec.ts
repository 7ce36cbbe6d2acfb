import { withoutContacts } from './recipients.ts';

describe('contacts outside a message', () => {
  it.each([
    ['550 5.1.1 <nguoi.dan@example.com>: user unknown', '550 5.1.1 <(e-mail)>: user unknown'],
    ['Receiver 84900000001 refuses messages', 'Receiver (phone) refuses messages'],
    [
      '0: Authenticate: user, password or CPCode is invalid',
      '0: Authenticate: user, password or CPCode is invalid',
    ],
  ])('%j is kept as %j', (words, kept) => {
    expect(withoutContacts(words)).toBe(kept);
  });
});
