import type { Officer } from '../../support/officer.ts';
import { demanded } from '../../support/money.ts';
import { MovingOffice } from '../../support/moving-office.ts';
import { jointBirthRegistration } from '../../support/receptions.ts';
import { taskAt } from '../../support/tasks.ts';
import { type HoaBan, type Leg, receiveAs, walk } from '../../support/walk.ts';
import { WatchedDossier } from '../../support/watched-dossier.ts';

let office: MovingOffice;
let watched: WatchedDossier;

beforeEach(async () => {
  office = await MovingOffice.open();
  office.api.clock.set('2026-03-02T08:00:00+07:00');
});
afterEach(() => office.close());

/** A birth registration whose appraisal somebody has taken. */
async function claimed(): Promise<void> {
  const { desk, caseOfficer } = office.officers;
  const { id } = await office.at('appraisal');
  watched = new WatchedDossier(office.api, id, desk);
  await watched.look();
  const { id: task } = await taskAt(caseOfficer, id, 'appraisal');
  await demanded(caseOfficer.post(`/tasks/${task}/claim`));
  await watched.look();
}

/** A change of the dossier as it is now. */
async function change(officer: Officer, what: string, body: object): Promise<void> {
  const { headers } = await officer.get(`/dossiers/${watched.id}`);
  await demanded(
    officer.post(`/dossiers/${watched.id}/${what}`, body, { 'if-match': headers['etag'] ?? '' }),
  );
  await watched.look();
}

const stepsShown = (): string[][] =>
  watched.shown.map(({ view }) => view.holders.map(({ step }: { step: string }) => step));

const submit = { step: 'appraisal', action: 'submit' };
const mistaken = { reason: 'Chuyển nhầm' };

describe('a past instant of a dossier whose tasks were rewritten since', () => {
  it('has the step an action had led to, and not the one it had left, though the action was taken back', async () => {
    await claimed();
    const { caseOfficer } = office.officers;
    for (let round = 0; round < 2; round += 1) {
      await change(caseOfficer, 'actions', submit);
      await change(caseOfficer, 'taking-back', mistaken);
    }
    await change(caseOfficer, 'actions', submit);
    expect(stepsShown().slice(1)).toEqual([
      ...[['appraisal'], ['review'], ['appraisal'], ['review'], ['appraisal'], ['review']],
    ]);
    expect(await watched.shownNow()).toEqual(watched.shown);
  });

  it('has a step that was sent and taken back where it lay, with who had it', async () => {
    await claimed();
    const { caseOfficer } = office.officers;
    const ground = { reason: 'Không thuộc thẩm quyền', paper: '15/UBND-TP' };
    await change(caseOfficer, 'sendings', { step: 'appraisal', agency: 'H99.10', ...ground });
    await change(caseOfficer, 'taking-back', mistaken);
    expect(watched.shown.map(({ view }) => view.holders[0].agency)).toEqual([
      ...['H99.41', 'H99.41', 'H99.10', 'H99.41'],
    ]);
    expect(await watched.shownNow()).toEqual(watched.shown);
  });

  it('has the step it was at before it moved to a newer version, and then the other one with who kept it', async () => {
    await claimed();
    await office.publish();
    await office.moved();
    await watched.look();
    expect(stepsShown()).toEqual([['appraisal'], ['appraisal'], ['study']]);
    expect(watched.shown[2]!.view.holders[0].officer).toBe(watched.shown[1]!.view.holders[0].officer);
    expect(await watched.shownNow()).toEqual(watched.shown);
  });

  it('has the step that waited for its branches while it did', async () => {
    const [police, chief] = [
      await office.api.signIn('cutru.hoaban'),
      await office.api.signIn('truongca.hoaban'),
    ];
    const everyone = { ...office.officers, police, chief, insurance: await office.api.signIn('thuly.bhxh1') };
    const road: readonly Leg<keyof HoaBan | 'police' | 'chief' | 'insurance'>[] = [
      ['desk', 'reception', 'hand-over'],
      ['unitHead', 'assignment', 'assign'],
      ['caseOfficer', 'appraisal', 'submit'],
      ['leader', 'approval', 'approve'],
      ['insurance', 'health-insurance-card', 'submit'],
      ['police', 'residence-registration', 'submit'],
      ['chief', 'residence-approval', 'approve'],
      ['caseOfficer', 'consolidation', 'submit'],
    ];
    const { id } = await receiveAs(everyone.desk, jointBirthRegistration());
    watched = new WatchedDossier(office.api, id, everyone.desk);
    for (const leg of road) {
      await watched.look();
      await walk([leg], 'done', id, everyone);
    }
    await watched.look();
    expect(stepsShown()).toContainEqual(expect.arrayContaining(['consolidation', 'residence-registration']));
    expect(await watched.shownNow()).toEqual(watched.shown);
  });
});
