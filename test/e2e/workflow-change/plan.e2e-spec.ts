import { MOVE, MovingOffice, shortened } from '../../support/moving-office.ts';

let office: MovingOffice;

beforeEach(async () => {
  office = await MovingOffice.open();
});
afterEach(() => office.close());

describe('planning a move', () => {
  it('tells for dossiers that stand alike where they go on or why they stay, and moves none', async () => {
    const studied = [await office.at('appraisal'), await office.at('appraisal')];
    const reviewed = await office.at('review');
    await office.at('hand-over');
    await office.publish();
    const body = await office.planned();
    expect(body).toMatchObject({ move: MOVE, looked: 4, state: 'planned', decided: null, moved: 0, left: 0 });
    expect(body.lines).toEqual([
      {
        ...{ version: 1, from: [{ step: 'appraisal', arrived: 1 }], to: [{ step: 'study', arrived: 1 }] },
        ...{ reasons: [], dossiers: 2, examples: studied.map(({ code }) => code) },
        vi: '*Thẩm định hồ sơ, dự thảo kết quả* → *Thẩm định*',
        en: '*Thẩm định hồ sơ, dự thảo kết quả* → *Thẩm định*',
      },
      {
        ...{ version: 1, from: [{ step: 'review', arrived: 1 }], to: null },
        ...{ dossiers: 1, examples: [reviewed.code] },
        reasons: [
          {
            code: 'step-missing',
            vi: 'phiên bản 2 không có bước thay cho *Xem xét, trình ký*',
            en: 'version 2 has no step in place of *Xem xét, trình ký*',
          },
        ],
        vi: '*Xem xét, trình ký* không chuyển được: phiên bản 2 không có bước thay cho *Xem xét, trình ký*',
        en: '*Xem xét, trình ký* cannot be moved: version 2 has no step in place of *Xem xét, trình ký*',
      },
      expect.objectContaining({
        from: [{ step: 'hand-over', arrived: 1 }],
        to: [{ step: 'hand-over', arrived: 1 }],
      }),
    ]);
    expect(await office.carryOut()).toBe(0);
    expect(await office.versionOf(studied[0]!.id)).toBe(1);
    expect((await office.dossier(studied[0]!.id)).version).toBe(3);
  });

  it.each<[string, object, number, string]>([
    ['of a version to itself', { from: [1, 2] }, 400, 'workflow-change.not-newer'],
    ['to a version nobody published', { to: 7 }, 404, 'workflow.version-unknown'],
    [
      'from a version nobody published',
      { from: [1], to: 3, code: '1.012783' },
      404,
      'workflow.version-unknown',
    ],
    ['from a step that is none', { steps: { appraisl: 'study' } }, 400, 'workflow-change.step-unknown'],
    ['to a step that is none', { steps: { appraisal: 'stopped' } }, 400, 'workflow-change.step-unknown'],
    ['from no version', { from: [] }, 400, 'request.invalid'],
  ])('is refused %s', async (_what, part, status, code) => {
    await office.publish();
    const answer = await office.plan({ ...MOVE, ...part });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is refused before the version takes effect', async () => {
    const later = shortened();
    later.basis.effectiveFrom = '2026-04-01';
    await office.publish(later);
    expect((await office.plan()).body.code).toBe('workflow-change.not-in-effect');
  });
});
