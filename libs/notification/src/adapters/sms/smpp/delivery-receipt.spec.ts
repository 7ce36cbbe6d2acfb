import type { Pdu } from 'smpp';
import { readReceipt } from './delivery-receipt.ts';

const now = new Date('2026-11-26T10:00:00+07:00');
const text = (stat: string, more = 'err:000') =>
  `id:0000007f sub:001 dlvrd:001 submit date:2611260955 done date:2611260958 stat:${stat} ${more} text:Ho so`;
const pdu = (fields: object): Pdu =>
  ({ command: 'deliver_sm', esm_class: 4, short_message: { message: '' }, ...fields }) as unknown as Pdu;
const said = (message: string | Buffer, more: object = {}) =>
  readReceipt(pdu({ short_message: { message }, ...more }), now);

describe('a receipt of a message centre', () => {
  it('says which message arrived, and when', () => {
    expect(said(text('DELIVRD'))).toEqual({
      gatewayId: '0000007f',
      outcome: 'delivered',
      at: new Date('2026-11-26T09:58:00+07:00'),
      reason: null,
    });
  });

  it.each([
    ['EXPIRED', 'expired'],
    ['UNDELIV', 'undeliverable'],
    ['DELETED', 'undeliverable'],
    ['REJECTD', 'rejected'],
  ])('of state %s is of a message that is %s, with the fault of the network', (stat, outcome) => {
    expect(said(text(stat, 'err:011'))).toMatchObject({ outcome, reason: `${stat} 011` });
  });

  it.each([
    ['in capitals and small letters', 'ID:7 Stat:delivrd'],
    ['without a time', 'id:7 stat:DELIVRD'],
    ['with a time that is none', 'id:7 done date:9999999999 stat:DELIVRD'],
    ['in bytes', Buffer.from('id:7 stat:DELIVRD')],
    ['with the end of a string of C', 'id:7\u0000 stat:DELIVRD'],
  ])('is read %s, as of now', (_how, message) => {
    expect(said(message)).toEqual({ gatewayId: '7', outcome: 'delivered', at: now, reason: null });
  });

  it('has seconds, where the centre counts them', () => {
    expect(said('id:7 done date:261126095817 stat:DELIVRD')?.at).toEqual(
      new Date('2026-11-26T09:58:17+07:00'),
    );
  });

  it('may say it in fields of their own', () => {
    const fields = { receipted_message_id: 'A1', message_state: 5, short_message: { message: '' } };
    expect(readReceipt(pdu(fields), now)).toEqual({
      ...{ gatewayId: 'A1', outcome: 'undeliverable', at: now, reason: 'state 5' },
    });
    expect(readReceipt(pdu({ ...fields, short_message: undefined, message_state: 2 }), now)).toMatchObject({
      ...{ gatewayId: 'A1', outcome: 'delivered' },
    });
  });

  it.each([
    ['a message somebody wrote', said(text('DELIVRD'), { esm_class: 0 })],
    ['of a message that is under way', said(text('ENROUTE'))],
    ['of a message the network only took', said(text('ACCEPTD'))],
    ['of an unknown state', said(text('UNKNOWN'))],
    ['of no message', said('stat:DELIVRD')],
    ['without a state', said('id:7')],
    ['empty', said('')],
    ['without any field', readReceipt({ command: 'deliver_sm' } as Pdu, now)],
  ])('is none when it is %s', (_what, read) => {
    expect(read).toBeUndefined();
  });
});
