import fc from 'fast-check';
import { NOTICE_CHANNELS, type NoticeChannel } from '#dossier';
import { heldBack, mayBeOff, mayBeTold, OWED } from './held-back.ts';
import { TOLD_INTENTS } from './intent.ts';
import { INTENT_RULES } from './templates/may-say.ts';

const both = { sms: '0900000001', email: 'nguoi.dan@example.com', zalo: null };
const all = { ...both, zalo: '0900000001' };

describe('what is written and not sent', () => {
  it('is what goes over a channel the applicant did not choose', () => {
    expect(heldBack('received', { contacts: both, wished: ['sms', 'email'], off: [] })).toEqual({});
    expect(heldBack('received', { contacts: both, wished: ['email'], off: [] })).toEqual({
      sms: 'not-wished',
    });
  });

  it('is what goes over a channel that is switched off for the event', () => {
    const wished = ['sms', 'email'] as const;
    expect(heldBack('received', { contacts: both, wished: [...wished], off: ['sms'] })).toEqual({
      sms: 'switched-off',
    });
  });

  it('is never the last way to tell what is owed, and that is one they chose', () => {
    expect(heldBack('in-progress', { contacts: both, wished: ['sms'], off: [] })).toEqual({});
    expect(heldBack('opinions-asked', { contacts: both, wished: ['sms'], off: [] })).toEqual({
      email: 'not-wished',
    });
    const alone = { ...both, email: null };
    expect(heldBack('hand-over-code', { contacts: alone, wished: ['email'], off: [] })).toEqual({});
    expect(heldBack('received', { contacts: both, wished: ['sms'], off: ['sms'] })).toEqual({
      email: 'not-wished',
    });
    expect(heldBack('received', { contacts: both, wished: [], off: ['sms'] })).toEqual({ sms: 'not-wished' });
  });

  it('is what has no words over a channel; what is owed then goes over another, though they chose none of those', () => {
    const wished: NoticeChannel[] = ['zalo'];
    const unworded: NoticeChannel[] = ['zalo'];
    expect(heldBack('received', { contacts: all, wished, off: [] })).toEqual({
      ...{ sms: 'not-wished', email: 'not-wished' },
    });
    expect(heldBack('received', { contacts: all, wished, off: [], unworded })).toEqual({
      ...{ zalo: 'not-registered', email: 'not-wished' },
    });
    expect(heldBack('payment-received', { contacts: all, wished, off: [], unworded })).toEqual({
      ...{ zalo: 'not-registered', sms: 'not-wished', email: 'not-wished' },
    });
  });

  it('is of the channels the event is told over and the recipient is reached over', () => {
    const some = fc.subarray([...NOTICE_CHANNELS]);
    fc.assert(
      fc.property(fc.constantFrom(...TOLD_INTENTS), some, some, some, (intent, reached, wished, off) => {
        const contacts = {
          sms: reached.includes('sms') ? both.sms : null,
          email: reached.includes('email') ? both.email : null,
          zalo: reached.includes('zalo') ? all.zalo : null,
        };
        const ways = INTENT_RULES[intent].channels.filter((channel) => contacts[channel] !== null);
        const held = Object.keys(heldBack(intent, { contacts, wished, off }));
        const sent = ways.filter((channel) => !held.includes(channel));
        const free = ways.filter((channel) => wished.includes(channel) && !off.includes(channel));
        expect(ways).toEqual(expect.arrayContaining(held));
        if (free.length > 0 || !OWED.has(intent)) expect(sent).toEqual(free);
        else expect(sent).toHaveLength(Math.min(1, ways.length));
      }),
    );
  });

  it('leaves each event that is owed a channel, whatever is switched off', () => {
    for (const intent of TOLD_INTENTS) {
      expect(mayBeOff(intent, INTENT_RULES[intent].channels)).toBe(!OWED.has(intent));
      expect(mayBeOff(intent, [])).toBe(true);
    }
  });
});

describe('over what somebody may be told', () => {
  it('is what needs asking for only where they asked, and only what there is', () => {
    const everything = ['sms', 'email', 'zalo'] as const;
    expect(mayBeTold(all, { channels: ['sms', 'email'] }, everything)).toEqual(both);
    expect(mayBeTold(all, { channels: [] }, everything)).toEqual(both);
    expect(mayBeTold(all, { channels: ['zalo'] }, everything)).toEqual(all);
    expect(mayBeTold(all, { channels: ['zalo'] }, ['sms', 'email'])).toEqual(both);
  });

  it('is never Zalo alone for what is owed, whatever is switched off', () => {
    expect(mayBeOff('received', ['sms', 'email'])).toBe(false);
    expect(mayBeOff('received', ['email', 'zalo'])).toBe(true);
  });
});
