import { signedByZalo } from '#simulators';
import { arrivalIn, isMadeByZalo } from './zalo-event.ts';

const listener = { appId: '3087000000000000001', oaSecret: 'mot-cua-oa-local' };
const event = {
  event_name: 'user_received_message',
  message: { delivery_time: '1772586000000', msg_id: 'a1b2', tracking_id: '0193' },
  timestamp: '1772586000123',
};
const of = (changes: object) => signedByZalo({ ...event, ...changes });
const bytes = (text: string) => Buffer.from(text);

describe('an event of Zalo', () => {
  it('is one that is signed for our application with the secret of our account, with or without mac=', () => {
    const { body, signature } = of({});
    expect(isMadeByZalo(bytes(body), signature, listener)).toBe(true);
    expect(isMadeByZalo(bytes(body), signature.replace('mac=', ''), listener)).toBe(true);
  });

  it.each<[what: string, changed: (body: string, signature: string) => [string, string]]>([
    ['of another body', (body, signature) => [body.replace('a1b2', 'a1b3'), signature]],
    ['of the same written otherwise', (body, signature) => [`${body} `, signature]],
    ['of another instant', (body, signature) => [body.replace('0123"', '0124"'), signature]],
    ['of nobody', (body) => [body, '']],
    ['that is no hash', (body) => [body, 'mac=xyz']],
    ['of part of a hash', (body, signature) => [body, signature.slice(0, -2)]],
    ['of what is no JSON', (_body, signature) => ['<xml/>', signature]],
    ['of what has no timestamp', (_body, signature) => ['{}', signature]],
  ])('is none with a signature %s', (_what, changed) => {
    const { body, signature } = of({});
    const [altered, claimed] = changed(body, signature);
    expect(isMadeByZalo(bytes(altered), claimed, listener)).toBe(false);
  });

  it('is none where it was made for another application, or with another secret', () => {
    const { body, signature } = of({});
    expect(isMadeByZalo(bytes(body), signature, { ...listener, appId: '1' })).toBe(false);
    expect(isMadeByZalo(bytes(body), signature, { ...listener, oaSecret: 'x' })).toBe(false);
  });

  it('tells which message is on a phone, and since when', () => {
    expect(arrivalIn(bytes(of({}).body))).toEqual({ messageId: 'a1b2', at: new Date(1772586000000) });
  });

  it.each([
    ['that a chat was read', { message: { msg_id: 'a1b2' } }],
    ['something else', { event_name: 'user_send_text' }],
    ['no message', { message: null }],
    ['no time', { message: { ...event.message, delivery_time: 'now' } }],
    ['a time beyond all time', { message: { ...event.message, delivery_time: '9e99' } }],
  ])('may tell %s, which is no arrival', (_what, changes) => {
    expect(arrivalIn(bytes(of(changes).body))).toBeUndefined();
  });
});
