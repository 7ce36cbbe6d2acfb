import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { sql } from '#platform/database';
import type { OutgoingDossier } from '#simulators';
import { tracesOf } from '../../support/delegations.ts';
import { pdf } from '../../support/documents.ts';
import type { Officer } from '../../support/officer.ts';
import { PortalOffice, sentPaper, without } from '../../support/portal-office.ts';

const DESK = 'H99.41.01';
const WRONG_FIELDS = 'intake.portal-fields-wrong';

let portal: PortalOffice;
let desk: Officer;
let elsewhere: Officer;
let administrator: Officer;
/** Was received; sent again with something else in it. */
let received: OutgoingDossier;

beforeAll(async () => {
  portal = await PortalOffice.open();
  ({ desk, elsewhere, administrator } = portal.officers);
  received = portal.registered();
  await portal.send(received);
});
afterAll(() => portal.close());

type Wrong = (dossier: OutgoingDossier) => Record<string, unknown>;

const changed =
  (changes: object): Wrong =>
  (dossier) => ({ ...dossier, ...changes });
const lacking =
  (field: string): Wrong =>
  (dossier) =>
    without(dossier, field);
const papered = (changes: object): Wrong => changed({ TaiLieuNop: [sentPaper(changes)] });

const TOO_LARGE = Buffer.concat([pdf(), Buffer.alloc(1_100_000)]).toString('base64');

const FAULTS: [string, Wrong, problem: string, owner: string | null][] = [
  ['without a code', changed({ MaHoSo: '' }), 'intake.portal-code-missing', DESK],
  ['with a code of another form', changed({ MaHoSo: 'HS 1' }), 'intake.portal-code-unfit', DESK],
  ['of an unknown procedure', changed({ MaTTHC: '9.999999' }), 'procedure.unknown', DESK],
  ['without a procedure', changed({ MaTTHC: null }), WRONG_FIELDS, DESK],
  ['of an unknown case', changed({ MaTruongHop: '1.001193.99' }), 'procedure.case-unknown', DESK],
  ['for an unknown agency', changed({ MaDonVi: 'H98.01' }), 'intake.portal-desk-unknown', null],
  ['for no agency, where many receive it', lacking('MaDonVi'), 'intake.portal-desk-unknown', null],
  ['without a holder', lacking('ChuHoSo'), WRONG_FIELDS, DESK],
  ['without a TechID', lacking('MaDoiTuong'), WRONG_FIELDS, DESK],
  ['with a TechID that is none', changed({ MaDoiTuong: 'của tôi' }), WRONG_FIELDS, DESK],
  ['with letters lost', changed({ ChuHoSo: 'Nguy?n Văn Mẫu' }), 'intake.portal-text-broken', DESK],
  ['in another encoding', changed({ DiaChi: 'Tá»\u0095 5' }), 'intake.portal-text-broken', DESK],
  ['with broken base64', papered({ Base64: 'JVBERi0*' }), 'intake.portal-paper-unreadable', DESK],
  ['with a paper of nothing', papered({ Base64: null }), 'intake.portal-paper-unreadable', DESK],
  ['with a program as a paper', papered({ TenTepDinhKem: 'a.exe' }), 'document.type-not-taken', DESK],
  ['with a paper that is another', papered({ TenTepDinhKem: 'a.png' }), 'document.content-differs', DESK],
  ['with too large a paper', papered({ Base64: TOO_LARGE }), 'document.too-large', DESK],
  [
    'with a known code and other content',
    () => ({ ...received, DiaChi: 'Nơi khác' }),
    'intake.portal-code-reused',
    DESK,
  ],
  ['with a list where a word belongs', changed({ DiaChi: ['Tổ 5'] }), WRONG_FIELDS, DESK],
  ['sent at no time', changed({ NgayNopHoSo: '04/03/2026' }), WRONG_FIELDS, DESK],
];

describe('what the portal sends and cannot be taken', () => {
  it.each(FAULTS)('%s is answered -1 in words, and is on the list of who mends it', async (...fault) => {
    const [, wrong, problem, owner] = fault;
    const dossier = portal.registered();
    const sent = wrong(dossier);
    const { status, body } = await portal.send(sent);
    expect([status, body.error_code]).toEqual([200, -1]);
    const [newest] = await portal.faults(administrator);
    expect(newest).toMatchObject({ problem, owner, reason: body.message, state: 'open', times: 1 });
    const seenBy = async (officer: Officer) =>
      (await portal.faults(officer)).some(({ id }: { id: string }) => id === newest.id);
    expect([await seenBy(desk), await seenBy(elsewhere)]).toEqual([owner !== null, false]);
    await portal.send(sent);
    expect((await portal.faults(administrator))[0]).toMatchObject({ id: newest.id, times: 2 });
    const [row] = await portal.database.query<{ row: string }>(sql`
      select f::text as row from intake.portal_fault f where id = ${newest.id}`);
    for (const said of [dossier.ChuHoSo, dossier['SoGiayToChuHoSo'] as string]) {
      expect(row!.row).not.toContain(said);
    }
  });

  it('keeps nothing else waiting, and is received when it comes mended', async () => {
    const dossier = portal.registered();
    const broken = { ...dossier, TaiLieuNop: [sentPaper({ Base64: '***' })] };
    expect(await portal.answered(broken)).toEqual([200, -1]);
    expect(await portal.answered(portal.registered())).toEqual([200, 0]);
    expect(await portal.answered(dossier)).toEqual([200, 0]);
    expect(await portal.faults(administrator, dossier)).toEqual([]);
    const { body } = await administrator.get('/portal-faults?state=received');
    const { MaHoSo: code } = dossier;
    expect(body.items[0]).toMatchObject({ code, submission: expect.stringMatching(/^TT-/) });
  });

  it('is received again by whoever mends it, who may say at which desk', async () => {
    const dossier = portal.registered({ MaDonVi: 'H98.01' });
    await portal.send(dossier);
    const [fault] = await portal.faults(administrator, dossier);
    const retry = (body: object, by = administrator) => by.post(`/portal-faults/${fault.id}/retry`, body);
    expect((await retry({}, desk)).status).toBe(404);
    const problem = 'intake.portal-desk-unknown';
    expect((await retry({})).body).toMatchObject({ received: false, problem });
    expect((await retry({ desk: DESK })).body).toEqual({ received: true, problem: null, reason: null });
    await portal.idOf(dossier);
    expect((await retry({})).body.code).toBe('intake.portal-fault-settled');
    expect(await portal.answered(dossier)).toEqual([200, 1]);
    expect(await tracesOf(portal.database, 'portal-fault.retry')).not.toEqual([]);
  });

  it('is received again once there is a workflow for its procedure', async () => {
    const dossier = portal.registered();
    const setWorkflows = (procedure: string, instead: string) =>
      portal.database.query(sql`
        update workflow.definition set procedure_code = ${procedure} where procedure_code = ${instead}`);
    await setWorkflows('0.000000', dossier.MaTTHC);
    expect(await portal.answered(dossier)).toEqual([200, -1]);
    await setWorkflows(dossier.MaTTHC, '0.000000');
    const [fault] = await portal.faults(desk, dossier);
    expect(fault.problem).toBe('workflow.none-published');
    expect((await desk.post(`/portal-faults/${fault.id}/retry`, {})).body.received).toBe(true);
    await portal.idOf(dossier);
  });

  it('is closed with a reason, and kept no longer', async () => {
    const dossier = portal.registered({ MaDoiTuong: '' });
    await portal.send(dossier);
    const [fault] = await portal.faults(desk, dossier);
    const note = 'Người dân đã nộp lại tại quầy';
    const close = () => desk.post(`/portal-faults/${fault.id}/closure`, { note });
    expect((await close()).status).toBe(204);
    const [row] = await portal.database.query(sql`
      select state, content_sealed, note from intake.portal_fault where id = ${fault.id}`);
    expect(row).toEqual({ state: 'closed', content_sealed: null, note });
    expect((await close()).body.code).toBe('intake.portal-fault-settled');
    expect(await tracesOf(portal.database, 'portal-fault.close')).not.toEqual([]);
  });
});

describe('the store of documents that is away', () => {
  it('is answered -1, and the dossier is received from what was kept once the store is back', async () => {
    const dossier = portal.registered();
    const { folder } = portal.office;
    const away = `${folder}-away`;
    renameSync(folder, away);
    writeFileSync(folder, '');
    expect(await portal.answered(dossier)).toEqual([200, -1]);
    rmSync(folder);
    renameSync(away, folder);
    const [fault] = await portal.faults(desk, dossier);
    expect(fault).toMatchObject({ problem: 'intake.portal-failed', state: 'open' });
    expect((await desk.post(`/portal-faults/${fault.id}/retry`, {})).body.received).toBe(true);
    expect(await portal.files(await portal.idOf(dossier))).toHaveLength(2);
  });
});
