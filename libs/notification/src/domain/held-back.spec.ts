import fc from 'fast-check';
import { NOTICE_CHANNELS } from '#dossier';
import { heldBack, OWED } from './held-back.ts';
import { TOLD_INTENTS } from './intent.ts';
import { INTENT_RULES } from './templates/may-say.ts';

const both = { sms: '0900000001', email: 'nguoi.dan@example.com' };

describe('what is written and not sent', () => {
  it('is what goes over a channel the applicant did not choose', () => {
    expect(heldBack('received', { contacts: both, wished: ['sms', 'email'] })).toEqual({});
    expect(heldBack('received', { contacts: both, wished: ['email'] })).toEqual({ sms: 'not-wished' });
  });

  it('is never the last way to tell what is owed', () => {
    expect(heldBack('in-progress', { contacts: both, wished: ['sms'] })).toEqual({});
    expect(heldBack('opinions-asked', { contacts: both, wished: ['sms'] })).toEqual({ email: 'not-wished' });
    expect(heldBack('hand-over-code', { contacts: { ...both, email: null }, wished: ['email'] })).toEqual({});
  });

  it('is of the channels the event is told over and the recipient is reached over', () => {
    const some = fc.subarray([...NOTICE_CHANNELS]);
    fc.assert(
      fc.property(fc.constantFrom(...TOLD_INTENTS), some, some, (intent, reached, wished) => {
        const contacts = {
          sms: reached.includes('sms') ? both.sms : null,
          email: reached.includes('email') ? both.email : null,
        };
        const ways = INTENT_RULES[intent].channels.filter((channel) => contacts[channel] !== null);
        const held = Object.keys(heldBack(intent, { contacts, wished }));
        const sent = ways.filter((channel) => !held.includes(channel));
        expect(ways).toEqual(expect.arrayContaining(held));
        expect(sent).toEqual(expect.arrayContaining(ways.filter((channel) => wished.includes(channel))));
        if (OWED.has(intent) && ways.length > 0) expect(sent.length).toBeGreaterThan(0);
      }),
    );
  });
});
