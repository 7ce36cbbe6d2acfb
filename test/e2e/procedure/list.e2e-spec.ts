import { createTestApi, type TestApi } from '../../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const list = async (query = '') => (await api.anyone.get(`/procedures${query}`)).body;
type Line = { code: string; name: string; field: string };

describe('the catalogue', () => {
  it('lists what is in force, by code and page by page, each once', async () => {
    expect((await list()).items.map(({ code }: Line) => code)).toContain('1.013979');
    api.clock.set('2027-01-04T08:00:00+07:00');
    const all = await list();
    expect(all.next).toBeNull();
    expect(all.items.map(({ code }: Line) => code)).not.toContain('1.013979');
    expect(Object.keys(all.items[0]).sort()).toEqual(['code', 'field', 'levels', 'name']);
    const codes: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list(`?limit=7${cursor && `&cursor=${cursor}`}`);
      codes.push(...page.items.map(({ code }: Line) => code));
      cursor = page.next as string | null;
    }
    expect(codes).toEqual(all.items.map(({ code }: Line) => code));
  });

  it('finds names with and without their diacritics', async () => {
    const [typed, plain] = [
      await list('?name=%C4%91%C4%83ng%20k%C3%BD%20khai%20sinh'),
      await list('?name=DANG KY khai sinh'),
    ];
    expect(plain.items.map(({ code }: Line) => code)).toContain('1.001193');
    expect(plain).toEqual(typed);
    expect((await list('?name=khong co gi')).items).toEqual([]);
  });

  it('narrows to a field', async () => {
    const { items } = await list('?field=G15-TP07');
    expect(new Set(items.map(({ field }: Line) => field))).toEqual(new Set(['Hộ tịch']));
  });

  it('refuses a page it never offered', async () => {
    expect((await api.anyone.get('/procedures?cursor=x')).status).toBe(400);
  });
});
