import { JourneyOffice } from '../support/journey-office.ts';
import { applicant, birthRegistration } from '../support/receptions.ts';
import { handOver } from '../support/walk.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

const finished = {
  ...{ status: 'returned', clock: 'ended', late: false },
  told: ['received', 'result-ready', 'returned'],
  national: '2 4 4 4 4 4 9 10',
  slips: ['receipt', 'control-slip'],
};

/** Stands at the desk with its result. */
async function ready(overrides: object = {}): Promise<string> {
  const { id } = await office.receive({ ...birthRegistration(), ...overrides });
  await office.walk(id, 'hand-over');
  return id;
}

const giveOut = (id: string, how: object) =>
  office.act('tiepnhan.hoaban', id, 'hand-over', 'return-result', { handOver: how });

describe('a result', () => {
  it('goes by post, with the number it can be followed by', async () => {
    const id = await ready();
    await giveOut(id, { way: 'post', carrier: 'Bưu điện tỉnh Sao Mai', consignment: 'EE123456789VN' });
    expect(await office.look(id)).toMatchObject(finished);
    expect(office.texts().at(-1)).toContain('EE123456789VN');
  });

  it('goes to whoever reads out the code that the applicant was sent', async () => {
    const id = await ready();
    await office.do('tiepnhan.hoaban', id, 'hand-over-codes', {});
    await office.bringOut(id);
    const code = office
      .texts()
      .at(-1)
      ?.match(/\b\d{6}\b/)?.[0];
    await giveOut(id, { ...handOver, confirmation: { by: 'code', code } });
    expect(await office.look(id)).toMatchObject(finished);
  });

  it('stays where someone without authority asks for it', async () => {
    const id = await ready();
    const stranger = { relation: 'authorised', name: 'Lê Thị Ví Dụ' };
    expect(
      await office.ward.desk.act(id, {
        ...{ step: 'hand-over', action: 'return-result' },
        handOver: { ...handOver, recipient: stranger },
      }),
    ).toMatchObject({ body: { code: 'dossier.recipient-without-authority' } });
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'completed', clock: 'ended' },
      told: ['received', 'result-ready'],
      national: '2 4 4 4 4 4 9',
    });
    await giveOut(id, { ...handOver, recipient: { ...stranger, authority: 'UQ 01/2026' } });
    expect(await office.look(id)).toMatchObject(finished);
  });

  it('is followed by the originals, and nothing is held any longer', async () => {
    const id = await ready();
    await giveOut(id, handOver);
    const { body } = await office.ward.desk.get(`/dossiers/${id}/original-returns`);
    const components = body.held.map(({ code, held }: { code: string; held: number }) => ({
      ...{ code, originals: held },
    }));
    expect(components).toHaveLength(2);
    await office.do('tiepnhan.hoaban', id, 'original-returns', { components, recipient: applicant.fullName });
    const { body: after } = await office.ward.desk.get(`/dossiers/${id}/original-returns`);
    expect(after).toMatchObject({ held: [], returned: components });
    expect(await office.look(id)).toMatchObject({ ...finished, national: '2 4 4 4 4 4 9 10 10' });
  });
});
