import type { Answer, Officer } from '../../support/officer.ts';
import { birthRegistration, jointBirthRegistration } from '../../support/receptions.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';
import { hoaBan, type HoaBan, receive, receiveAs, walk, walkTo } from '../../support/walk.ts';

let api: TestApi;
let officers: HoaBan;

beforeAll(async () => {
  api = await createTestApi();
  officers = await hoaBan(api);
});
afterAll(() => api.close());

/** Names in boxes of a colour, without the line breaks of the drawing. */
function namesIn(drawing: string, colour: string): string[] {
  const shapes = drawing.split('<g>').filter((part) => part.includes(`fill="${colour}"`));
  return shapes.flatMap((shape) => /<title>([^\n<]*)/.exec(shape)?.[1] ?? []);
}
const STANDING = '#fff3cd';
const WAITING = '#fffaf0';
const DONE = '#e7f4ea';

const drawingOf = async (officer: Officer, id: string): Promise<string> => {
  const { status, headers, body } = await officer.get(`/dossiers/${id}/diagram`);
  expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  return body as string;
};

describe('the diagram of a procedure', () => {
  it('is open to everyone', async () => {
    const { status, headers, body } = await api.anyone.get('/workflows/1.013225/diagram');
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
    expect(body).toContain('<title>Cho ý kiến về đất đai và môi trường\n');
  });

  it('is refused for a procedure that has none', async () => {
    const { status, body } = await api.anyone.get('/workflows/9.999999/diagram');
    expect([status, body.code]).toEqual([409, 'workflow.none-published']);
  });
});

describe('the diagram of a dossier', () => {
  it('shows where it stands and what it has left behind', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('review', id, officers);
    const drawing = await drawingOf(officers.desk, id);
    expect(namesIn(drawing, STANDING)).toEqual(['Xem xét, trình ký']);
    expect(namesIn(drawing, DONE)).toHaveLength(3);
  });

  it('shows parallel steps, and the join that waits for one of them', async () => {
    const { id } = await receiveAs(officers.desk, jointBirthRegistration());
    const insurance = await api.signIn('thuly.bhxh1');
    await walk(
      [
        ['desk', 'reception', 'hand-over'],
        ['unitHead', 'assignment', 'assign'],
        ['caseOfficer', 'appraisal', 'submit'],
        ['leader', 'approval', 'approve'],
        ['insurance', 'health-insurance-card', 'submit'],
      ],
      'done',
      id,
      { ...officers, insurance },
    );
    const drawing = await drawingOf(insurance, id);
    expect(namesIn(drawing, STANDING)).toEqual(['Đăng ký thường trú']);
    expect(namesIn(drawing, WAITING)).toEqual(['Tổng hợp kết quả liên thông']);
  });

  it('stands nowhere once it has ended, and marks the end', async () => {
    const { id } = await receive(officers.desk);
    await walkTo('done', id, officers);
    const drawing = await drawingOf(officers.desk, id);
    expect(namesIn(drawing, STANDING)).toEqual([]);
    expect(namesIn(drawing, DONE)).toContain('Đã trả kết quả');
  });

  it('does not exist for officers of agencies without a part in it', async () => {
    const { id } = await receive(officers.desk);
    const elsewhere = await api.signIn('tiepnhan.benlau');
    const { status, body } = await elsewhere.get(`/dossiers/${id}/diagram`);
    expect([status, body.code]).toEqual([404, 'dossier.unknown']);
  });

  it('is refused for what was refused at intake', async () => {
    const refusal = birthRegistration({ reason: 'Không thuộc thẩm quyền' });
    const refused: Answer = await officers.desk.post('/dossiers/refusals', refusal);
    const { status, body } = await officers.desk.get(`/dossiers/${refused.body.id}/diagram`);
    expect([status, body.code]).toEqual([409, 'dossier.no-workflow']);
  });
});
