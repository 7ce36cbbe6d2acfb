import { recipientsOf, withoutContacts } from './recipients.ts';

const nobody = { phone: null, email: null, submitterPhone: null };

describe('the recipients of a message', () => {
  it('are the applicant’s own number and address', () => {
    const applicant = { phone: '0900000001', email: 'nguoi.dan@example.com', submitterPhone: '0900000002' };
    expect(recipientsOf(applicant)).toEqual({ sms: '0900000001', email: 'nguoi.dan@example.com' });
  });

  it('are the submitter by SMS when the applicant gave no number', () => {
    expect(recipientsOf({ ...nobody, submitterPhone: '0900000002' })).toEqual({
      sms: '0900000002',
      email: null,
    });
  });

  it('are reached at the number an old one has become', () => {
    expect(recipientsOf({ ...nobody, phone: '01699000001' }).sms).toBe('0399000001');
  });

  it.each(['02003800016', '0200380001', '01119000001'])('are not reached by SMS at %s', (phone) => {
    expect(recipientsOf({ ...nobody, phone })).toEqual({ sms: null, email: null });
    expect(recipientsOf({ ...nobody, phone, submitterPhone: '0900000002' }).sms).toBe('0900000002');
  });

  it('may be nobody', () => {
    expect(recipientsOf(nobody)).toEqual({ sms: null, email: null });
  });
});

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
