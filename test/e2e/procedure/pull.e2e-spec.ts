import { sql } from '#platform/database';
import { demoAccounts, type FaultRequest, type Simulators, startSimulators } from '#simulators';
import type { Officer } from '../../support/officer.ts';
import { createTestApi, type TestApi } from '../../support/test-api.ts';

let simulators: Simulators;
let api: TestApi;
let administrator: Officer;

beforeEach(async () => {
  simulators = await startSimulators({ port: 0, smtpPort: 0 });
  const { username, password, agency, dstcode } = demoAccounts.portal;
  api = await createTestApi({
    PORTAL_URL: `${simulators.url}/XrdAdapter/RestService/forward`,
    PORTAL_USERNAME: username,
    PORTAL_PASSWORD: password,
    PORTAL_AGENCY: agency,
    PORTAL_DSTCODE: dstcode,
    CALL_TIMEOUT_SECONDS: '1',
  });
  administrator = await api.signIn('quantri.tinh');
});
afterEach(async () => {
  await api.close();
  await simulators.close();
});

const pull = (body: object = {}) => administrator.post('/catalogue-imports/national-portal', body);
const dryRun = async (id: string) => (await administrator.get(`/catalogue-imports/${id}?limit=200`)).body;
const apply = (id: string, revision: number) =>
  administrator.post(`/catalogue-imports/${id}/application`, undefined, { 'if-match': `"${revision}"` });
const misbehave = (fault: Omit<FaultRequest, 'target'>) =>
  simulators.faults.set({ target: 'portal', ...fault });

describe('pulling the national catalogue', () => {
  it('shows what it would change; applied, a second pull changes nothing', async () => {
    const { status, body } = await pull({ codes: ['1.001193', '1.000894'] });
    expect(status).toBe(201);
    const dry = await dryRun(body.id);
    expect(dry).toMatchObject({
      ...{ source: 'national-portal', complete: false },
      counts: { total: 2, changed: 2, new: 0, abolished: 0 },
    });
    expect(dry.items[0]).toMatchObject({ code: '1.001193', validFrom: '2026-03-04' });
    expect(dry.findings.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['limit-unit-other', 'component-is-note']),
    );
    expect((await apply(dry.id, dry.basedOn)).body).toMatchObject({ versions: 2 });
    const { body: birth } = await api.anyone.get('/procedures/1.001193');
    expect(birth).toMatchObject({ validFrom: '2026-03-04', competentAgency: 'commune' });
    expect(birth.components.map(({ required }: { required: boolean }) => required)).toContain(true);
    const again = await dryRun((await pull({ codes: ['1.001193', '1.000894'] })).body.id);
    expect([again.counts.unchanged, again.items]).toEqual([2, []]);
  });

  it('of every procedure is complete: what the portal no longer has would be abolished', async () => {
    const dry = await dryRun((await pull()).body.id);
    expect(dry.counts).toMatchObject({ total: 3, changed: 3, abolished: 23 });
    expect(dry.complete).toBe(true);
  });

  it('leaves out what is not public or no national code, and says so', async () => {
    const [birth, death] = simulators.portal.procedures.all();
    simulators.portal.procedures.publish([
      birth!,
      { ...death!, TRANGTHAI: '0' },
      { ...death!, MATTHC: '3.000181.000.00.00.H22' },
    ]);
    const dry = await dryRun((await pull()).body.id);
    expect(dry.counts.total).toBe(1);
    expect(dry.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'code-not-national', procedure: '3.000181.000.00.00.H22' }),
        expect.objectContaining({ code: 'not-public', procedure: death!.MATTHC }),
      ]),
    );
  });

  it('takes papers and results that share a code, and says so', async () => {
    const [birth] = simulators.portal.procedures.all();
    const { KETQUATHUCHIEN: results, THANHPHANHOSO: papers } = birth!;
    const [result] = results as object[];
    const [{ GIAYTO: inner }] = papers as [{ GIAYTO: object[] }];
    simulators.portal.procedures.publish([
      {
        ...birth!,
        KETQUATHUCHIEN: [result, { ...result, TENKETQUA: 'Kết quả khác' }],
        THANHPHANHOSO: [{ TRUONGHOP: '', GIAYTO: [...inner, { ...inner[0], TENGIAYTO: 'Giấy khác' }] }],
      },
    ]);
    const { status, body } = await pull();
    expect(status).toBe(201);
    const codes = (await dryRun(body.id)).findings.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(['component-twice', 'result-twice']));
  });

  it('survives one bad moment of the portal', async () => {
    misbehave({ kind: 'break-schema', service: 'LayThuTuc' });
    expect((await pull({ codes: ['1.001193'] })).status).toBe(201);
  });

  it.each<[string, Omit<FaultRequest, 'target'>, number, string]>([
    ['is away', { kind: 'refuse', times: 0 }, 503, 'portal-sync.catalogue-unavailable'],
    ['is too slow', { kind: 'slow', afterMs: 3000, times: 0 }, 503, 'portal-sync.catalogue-unavailable'],
    [
      'speaks of something else',
      { kind: 'break-schema', times: 0 },
      503,
      'portal-sync.catalogue-unavailable',
    ],
    ['says no', { kind: 'reject', times: 0 }, 409, 'portal-sync.catalogue-rejected'],
  ])('keeps nothing when the portal %s', async (_, fault, status, code) => {
    misbehave({ ...fault, service: 'LayThuTuc' });
    const answer = await pull({ codes: ['1.001193'] });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await api.database.query(sql`select 1 from procedure.catalogue_import`)).toEqual([]);
  });

  it('refuses the whole when one procedure cannot be understood, and says which and where', async () => {
    const [birth, death] = simulators.portal.procedures.all();
    simulators.portal.procedures.publish([birth!, { ...death!, CAPTHUCHIEN: 'Cấp Xã' }]);
    const { status, body } = await pull();
    expect([status, body.code]).toEqual([422, 'procedure.import-refused']);
    expect(body.errors).toMatchObject([{ pointer: `/${death!.MATTHC}/CAPTHUCHIEN` }]);
  });
});
