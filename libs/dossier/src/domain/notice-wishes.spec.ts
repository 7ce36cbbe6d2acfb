import fc from 'fast-check';
import { contactsOf, demandWayToTell, NOTICE_CHANNELS, saidWishesSchema, UNSAID } from './notice-wishes.ts';

const nobody = { phone: null, email: null, submitterPhone: null };

describe('where an applicant is reached', () => {
  it('is their own number and address', () => {
    const applicant = { phone: '0900000001', email: 'nguoi.dan@example.com', submitterPhone: '0900000002' };
    expect(contactsOf(applicant)).toEqual({
      ...{ sms: '0900000001', zalo: '0900000001' },
      email: 'nguoi.dan@example.com',
    });
  });

  it('is the number of whoever handed in when they gave none', () => {
    expect(contactsOf({ submitterPhone: '0900000002' })).toEqual({
      ...{ sms: '0900000002', email: null },
      // Who handed in has asked for nothing.
      zalo: null,
    });
  });

  it('is the number an old one has become', () => {
    expect(contactsOf({ ...nobody, phone: '01699000001' }).sms).toBe('0399000001');
  });

  it.each(['02003800016', '0200380001', '01119000001'])('is not by SMS at %s', (phone) => {
    expect(contactsOf({ ...nobody, phone })).toEqual({ sms: null, email: null, zalo: null });
    expect(contactsOf({ ...nobody, phone, submitterPhone: '0900000002' }).sms).toBe('0900000002');
  });

  it('may be nowhere', () => {
    expect(contactsOf(nobody)).toEqual({ sms: null, email: null, zalo: null });
  });
});

describe('how an applicant wants to be told', () => {
  it('is over everything but what has to be asked for, in Vietnamese, unless they say', () => {
    expect(UNSAID).toEqual({ channels: ['sms', 'email'], language: 'vi' });
    expect(saidWishesSchema.parse(undefined)).toEqual(UNSAID);
    expect(saidWishesSchema.parse({ language: 'en' })).toEqual({ ...UNSAID, language: 'en' });
    expect(saidWishesSchema.parse({ channels: ['email'] })).toEqual({ channels: ['email'], language: 'vi' });
  });

  it('names a channel once, and none nobody knows', () => {
    expect(saidWishesSchema.safeParse({ channels: ['sms', 'sms'] }).success).toBe(false);
    expect(saidWishesSchema.safeParse({ channels: ['fax'] }).success).toBe(false);
  });

  it('leaves a channel that reaches them, or is refused; of who is reached nowhere nothing is asked', () => {
    const some = fc.subarray([...NOTICE_CHANNELS]);
    fc.assert(
      fc.property(
        some,
        some,
        fc.constantFrom('vi' as const, 'en' as const),
        (channels, reached, language) => {
          const contacts = {
            sms: reached.includes('sms') ? '0900000001' : null,
            email: reached.includes('email') ? 'nguoi.dan@example.com' : null,
            zalo: reached.includes('zalo') ? '0900000001' : null,
          };
          const demand = () => demandWayToTell({ channels, language }, contacts);
          if (reached.length === 0 || reached.some((one) => channels.includes(one))) demand();
          else expect(demand).toThrow(expect.objectContaining({ code: 'dossier.no-way-to-tell' }));
        },
      ),
    );
  });
});
