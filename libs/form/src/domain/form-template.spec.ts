import { type TemplateContent, templateFor, type TemplateVersion } from './form-template.ts';

const COMMUNE = 41;
const DESK = 4101;
const content: TemplateContent = {
  ...{ edition: 'tt03-2025', paper: 'A5', title: null, superior: null },
  ...{ agency: null, place: null, notes: [], footer: null },
};
const at = (day: string, time = '08:00') => new Date(`${day}T${time}:00+07:00`);
const version = (
  agencyId: number | null,
  number: number,
  validFrom: string,
  setAt = at('2000-01-01', '00:00'),
): TemplateVersion => ({ ...{ agencyId, version: number, validFrom, content, setAt } });

const EVERYBODYS = [version(null, 1, '2000-01-01'), version(null, 2, '2025-09-15')];

describe('the template of a form', () => {
  const chosen = (own: TemplateVersion[], day: string) =>
    templateFor([...EVERYBODYS, ...own], [DESK, COMMUNE], at(day));

  it('is everybody’s where nobody set one, by the circular in force on the day', () => {
    expect(chosen([], '2025-09-14')).toBe(EVERYBODYS[0]);
    expect(chosen([], '2025-09-15')).toBe(EVERYBODYS[1]);
  });

  it('is that of the nearest agency above', () => {
    const [commune, desk] = [version(COMMUNE, 1, '2026-01-01'), version(DESK, 1, '2026-03-01')];
    expect(chosen([commune, desk], '2026-02-01')).toBe(commune);
    expect(chosen([commune, desk], '2026-03-01')).toBe(desk);
  });

  it('is the newest that has begun, so that what was handed out prints the same again', () => {
    const [first, second, mended] = [
      version(DESK, 1, '2026-01-01'),
      version(DESK, 2, '2026-06-01'),
      version(DESK, 3, '2026-06-01'),
    ];
    expect(chosen([first, second, mended], '2026-05-31')).toBe(first);
    expect(chosen([first, second, mended], '2026-06-01')).toBe(mended);
  });

  it('set during its first day is for what is done from then on', () => {
    const [before, set] = [
      version(DESK, 1, '2026-01-01'),
      version(DESK, 2, '2026-03-04', at('2026-03-04', '09:00')),
    ];
    const chosenAt = (time: string) => templateFor([before, set], [DESK], at('2026-03-04', time));
    expect([chosenAt('08:59'), chosenAt('09:00')]).toEqual([before, set]);
  });

  it('is there for every day there are dossiers of', () => {
    expect(() => chosen([], '1999-12-31')).toThrow('no template');
  });
});
