import type { Call } from '../../support/permission-rule.ts';
import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import type { Role } from '../../support/posts.ts';
import { officersWorkbook } from '../../support/officers-workbook.ts';
import { world } from './permission-requests.ts';

const may: readonly Role[] = ['administrator'];
let given = 0;

let signedIn: Promise<Officer> | undefined;

const administrator = () => (signedIn ??= world.api.signIn('quantri.tinh'));

const newAgency = () => ({
  ...{ code: `H99.41.${100 + (given += 1)}`, nationalId: '000.10.41.H99', name: 'Phòng Thử', kind: 'unit' },
  ...{ level: 'commune', parent: 'H99.41', functions: [], phone: '0299', address: 'Số 1' },
});

const newOfficer = () => ({
  ...{ username: `thu.nghiem${(given += 1)}`, fullName: 'Nguyễn Thử Nghiệm' },
  email: 'thu.nghiem@saomai.example',
});

const position = { agency: 'H99.41', role: 'case-officer', title: 'Công chức' };

/** An officer of this request's own. */
async function anOfficer(): Promise<Call> {
  const officer = newOfficer();
  await (await administrator()).post('/administration/officers', officer);
  return { username: officer.username, headers: { 'if-match': '"1"' } };
}

async function withPosition(): Promise<Call> {
  const { username } = await anOfficer();
  await (
    await administrator()
  ).post(`/administration/officers/${username}/positions`, position, { 'if-match': '"1"' });
  const { agency, role } = position;
  return { username: username ?? '', body: { agency, role }, headers: { 'if-match': '"2"' } };
}

async function changeable(): Promise<Call> {
  const { headers } = await (await administrator()).get('/administration/agencies/H99.41');
  return { code: 'H99.41', body: { phone: '0299000041' }, headers: { 'if-match': headers['etag'] ?? '' } };
}

const workbook = () => ({ fileName: 'can-bo.xlsx', contentBase64: officersWorkbook([]).toString('base64') });

async function importedOfficers(): Promise<Call> {
  const { body } = await (await administrator()).post('/administration/officer-imports', workbook());
  return { id: body.id };
}

const renaming = { kind: 'rename', agency: 'H99.46', name: 'Xã Bến Lau', effectiveOn: '2099-01-01' };

async function plannedReorganization(): Promise<Call> {
  const { body } = await (await administrator()).post('/administration/reorganizations', renaming);
  return { id: body.id };
}

const RESOLUTION = { reason: 'Thử', decision: '1/NQ-HĐND' };

/** Withdraws whatever was decided before, or the next one would overlap. */
async function decidable(): Promise<Call> {
  await world.api.database.query(sql`
    update reorganization.change set state = 'withdrawn', ended_at = decided_at where state = 'decided'`);
  return { ...(await plannedReorganization()), body: RESOLUTION };
}

async function decided(): Promise<Call> {
  const { id } = await decidable();
  await (await administrator()).post(`/administration/reorganizations/${id}/decision`, RESOLUTION);
  return { id: id ?? '', body: { reason: 'Thử' } };
}

const template = {
  ...{ edition: 'tt03-2025', paper: 'A5', title: null, superior: null, agency: null },
  ...{ place: 'Hoa Ban', notes: [], footer: null },
};
const ofReceipt = { agency: 'H99.46', form: 'receipt' };

async function settableTemplate(): Promise<Call> {
  const { headers } = await (await administrator()).get('/administration/form-templates/H99.46/receipt');
  const body = { ...template, validFrom: '2099-01-01' };
  return { ...ofReceipt, body, headers: { 'if-match': headers['etag'] ?? '' } };
}

/** Who may look after the organisation. */
export const ADMINISTRATION = {
  'GET /administration/agencies': { may, gives: 200 },
  'GET /administration/agencies/:code': { may, gives: 200, call: () => ({ code: 'H99.41' }) },
  'POST /administration/agencies': { may, gives: 201, call: () => ({ body: newAgency() }) },
  'POST /administration/agencies/:code/changes': { may, gives: 200, call: changeable },
  'GET /administration/officers': { may, gives: 200 },
  'GET /administration/officers/:username': { may, gives: 200, call: () => ({ username: 'thuly.hoaban' }) },
  'POST /administration/officers': { may, gives: 201, call: () => ({ body: newOfficer() }) },
  'POST /administration/officers/:username/changes': {
    may,
    gives: 200,
    call: async () => ({ ...(await anOfficer()), body: { fullName: 'Nguyễn Thử' } }),
  },
  'POST /administration/officers/:username/positions': {
    may,
    gives: 201,
    call: async () => ({ ...(await anOfficer()), body: position }),
  },
  'POST /administration/officers/:username/positions/end': { may, gives: 200, call: withPosition },
  'POST /administration/officer-imports': { may, gives: 201, call: () => ({ body: workbook() }) },
  'GET /administration/officer-imports/:id': { may, gives: 200, call: importedOfficers },
  'POST /administration/officer-imports/:id/application': { may, gives: 200, call: importedOfficers },
  'GET /administration/form-templates/:agency/:form': { may, gives: 200, call: () => ofReceipt },
  'PUT /administration/form-templates/:agency/:form': { may, gives: 200, call: settableTemplate },
  'POST /administration/form-templates/:agency/:form/previews': {
    may,
    gives: 200,
    call: () => ({ ...ofReceipt, body: template }),
  },
  'POST /administration/reorganizations': { may, gives: 201, call: () => ({ body: renaming }) },
  'GET /administration/reorganizations': { may, gives: 200 },
  'GET /administration/reorganizations/:id': { may, gives: 200, call: plannedReorganization },
  'GET /administration/reorganizations/:id/dossiers': { may, gives: 200, call: plannedReorganization },
  'POST /administration/reorganizations/:id/decision': { may, gives: 200, call: decidable },
  'POST /administration/reorganizations/:id/withdrawal': { may, gives: 200, call: decided },
};
