import { mayBeEndpoint } from './subscription.ts';
import { cloudEvent, typeOfChange } from './told-event.ts';

const at = new Date('2026-03-04T01:00:00Z');
const later = new Date('2026-03-05T01:00:00Z');

describe('what other systems are told', () => {
  it.each([
    ['received', { status: 'received', statusBefore: null, dueBefore: null, dueAt: at }, 'status-changed'],
    [
      'another status',
      { status: 'processing', statusBefore: 'received', dueBefore: at, dueAt: at },
      'status-changed',
    ],
    [
      'another appointment',
      { status: 'processing', statusBefore: 'processing', dueBefore: at, dueAt: later },
      'appointment-changed',
    ],
    [
      'an appointment no more',
      { status: 'processing', statusBefore: 'processing', dueBefore: at, dueAt: null },
      'appointment-changed',
    ],
    [
      'a step within',
      { status: 'processing', statusBefore: 'processing', dueBefore: at, dueAt: new Date(at) },
      undefined,
    ],
  ])('of %s', (_what, change, name) => {
    expect(typeOfChange(change)).toBe(name && `vn.mot-cua.dossier.${name}.v1`);
  });

  it('is a CloudEvent that says no more than the list', () => {
    const data = {
      ...{
        dossierId: 'an-id',
        code: 'H99.41.01-1',
        sequence: 3,
        status: 'processing',
        statusBefore: 'received',
      },
      ...{ receivedAt: at.toISOString(), dueAt: null, receivingAgency: 'H99.41.01', leadAgency: 'H99.41' },
    };
    const type = 'vn.mot-cua.dossier.status-changed.v1';
    const event = {
      eventId: 'an-id:3',
      type,
      subject: data.code,
      happenedAt: at,
      sequence: 7,
      data,
    } as const;
    expect(JSON.parse(cloudEvent(event, 'https://motcua.saomai.example'))).toEqual({
      specversion: '1.0',
      id: 'an-id:3',
      source: 'https://motcua.saomai.example',
      type,
      subject: data.code,
      time: '2026-03-04T01:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: '7',
      data,
    });
  });

  it.each([
    ['https://nhan.saomai.example/su-kien', 'production', true],
    ['https://nhan.saomai.example:8443/', 'production', true],
    ['http://nhan.saomai.example/', 'production', false],
    ['http://nhan.saomai.example/', 'development', false],
    ['https://user@nhan.saomai.example/', 'production', false],
    ['https://nhan.saomai.example/#x', 'production', false],
    ['https://10.0.0.1/', 'production', false],
    ['https://0x7f000001/', 'production', false],
    ['https://2130706433/', 'production', false],
    ['https://[::1]/', 'production', false],
    ['https://localhost/', 'production', false],
    ['http://127.0.0.1:3002/', 'production', false],
    ['http://127.0.0.1:3002/', 'development', true],
    ['ftp://127.0.0.1/', 'development', false],
    ['nowhere', 'development', false],
  ])('goes to %s in %s: %s', (address, environment, may) => {
    expect(mayBeEndpoint(address, environment)).toBe(may);
  });
});
