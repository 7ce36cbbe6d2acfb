import { JourneyOffice } from '../support/journey-office.ts';
import type { Answer } from '../support/officer.ts';
import { applicant, birthRegistration } from '../support/receptions.ts';
import { serviceKeyOf } from '../support/service-keys.ts';

let office: JourneyOffice;
let source: Record<string, string>;
let handedIn = 0;
beforeAll(async () => {
  office = await JourneyOffice.open();
  office.itIs('2026-03-02 08:00');
  source = { authorization: `Bearer ${await serviceKeyOf(office.api, 'H99')}` };
});
afterAll(() => office.close());

const send = (path: string, body: object) =>
  office.api.anyone.send('POST', `/submissions${path}`, body, source);

/** A birth registration handed in online on Monday 02/03/2026 at 08:00. */
async function submitted(): Promise<Answer['body']> {
  office.itIs('2026-03-02 08:00');
  handedIn += 1;
  const { channel: _channel, duplicateOf: _known, ...about } = birthRegistration();
  const identity = { kind: 'citizen-id', number: String(99_300_000_000 + handedIn).padStart(12, '0') };
  const { status, body } = await send('', {
    ...about,
    ...{ sourceCode: `G22-${handedIn}`, desk: 'H99.41.01', applicant: { ...applicant, identity } },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

async function decide(id: string, what: string, body: object): Promise<Answer['body']> {
  const { headers } = await office.ward.desk.get(`/submissions/${id}`);
  const answer = await office.ward.desk.post(`/submissions/${id}/${what}`, body, {
    'if-match': headers['etag'] ?? '',
  });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

describe('what was handed in online', () => {
  it('is accepted within eight working hours, and its time begins then', async () => {
    const { id } = await submitted();
    office.itIs('2026-03-02 14:00');
    const dossier = await decide(id, 'acceptance', {});
    await office.walk(dossier.id, 'done');
    expect(await office.look(dossier.id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 14:00', late: false },
      told: ['received', 'result-ready', 'returned'],
      national: '2 4 4 4 4 4 9 10',
      slips: ['receipt', 'control-slip'],
    });
  });

  it('is refused with the slip of a refusal', async () => {
    const { id } = await submitted();
    const dossier = await decide(id, 'refusal', { reason: 'Không thuộc thẩm quyền của phường' });
    expect(await office.look(dossier.id)).toMatchObject({
      ...{ status: 'refused', clock: 'none', dueAt: null },
      told: ['refused'],
      national: '3',
      slips: ['refusal'],
    });
  });
});
