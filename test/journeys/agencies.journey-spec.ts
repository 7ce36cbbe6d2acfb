import { JourneyOffice } from '../support/journey-office.ts';
import { birthRegistration } from '../support/receptions.ts';

let office: JourneyOffice;
beforeAll(async () => {
  office = await JourneyOffice.open();
});
afterAll(() => office.close());

const [JUSTICE, FINANCE] = ['H99.10', 'H99.05'];
const consent = { verdict: 'agree', answer: 'Đủ căn cứ', papers: [{ number: '7/STP', name: 'Công văn' }] };

/** A birth registration that is appraised. */
async function appraised(): Promise<string> {
  const { id } = await office.receive(birthRegistration());
  await office.walk(id, 'appraisal');
  return id;
}

describe('a dossier that more than one agency has to do with', () => {
  it('waits for the opinions of two agencies while its clock runs on', async () => {
    const id = await appraised();
    const { opinions } = await office.do('thuly.hoaban', id, 'opinions', {
      agencies: [JUSTICE, FINANCE],
      question: 'Đề nghị cho ý kiến về quan hệ cha con',
      limit: { amount: 2, unit: 'working-day' },
    });
    expect(await office.ward.caseOfficer.act(id, { step: 'appraisal', action: 'submit' })).toMatchObject({
      status: 409,
    });
    for (const [place, username] of ['thuly.tuphap', 'thuly.taichinh'].entries()) {
      const officer = await office.as(username);
      expect(await officer.post(`/opinions/${opinions[place].id}/answer`, consent)).toMatchObject({
        status: 200,
      });
      office.api.clock.advance({ minutes: 1 });
    }
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', clock: 'ended', dueAt: '2026-03-03 08:00', late: false },
      history: expect.arrayContaining(['ask-opinions', 'answer-opinion']),
      told: ['received', 'result-ready', 'returned'],
    });
  });

  it('is sent to the agency that is competent, which does the step', async () => {
    const id = await appraised();
    await office.do('thuly.hoaban', id, 'sendings', {
      ...{ step: 'appraisal', agency: JUSTICE, reason: 'Không thuộc thẩm quyền', paper: '15/UBND-TP' },
    });
    await office.act('thuly.tuphap', id, 'appraisal', 'submit');
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 08:00', late: false },
      history: expect.arrayContaining(['send-elsewhere']),
      national: '2 4 4 4 4 4 4 9 10',
    });
  });

  it('was handed over by mistake, is taken back, and stands as before', async () => {
    const id = await appraised();
    await office.act('thuly.hoaban', id, 'appraisal', 'submit');
    await office.do('thuly.hoaban', id, 'taking-back', { reason: 'Chuyển nhầm' });
    expect((await office.ward.desk.get(`/dossiers/${id}`)).body.tasks).toMatchObject([{ step: 'appraisal' }]);
    await office.walk(id, 'done');
    expect(await office.look(id)).toMatchObject({
      ...{ status: 'returned', dueAt: '2026-03-03 08:00', late: false },
      history: expect.arrayContaining(['take-back']),
      national: '2 4 4 4 4 4 4 4 9 10',
    });
  });
});
