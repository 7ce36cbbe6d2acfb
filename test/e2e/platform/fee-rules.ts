import { sql } from '#platform/database';
import type { Officer } from '../../support/officer.ts';
import { demanded, LEVY, LEVY_AMOUNT, openTill } from '../../support/money.ts';
import type { Call, Rule } from '../../support/permission-rule.ts';
import type { Role } from '../../support/posts.ts';
import type { Route } from '../../support/routes.ts';
import { receive } from '../../support/walk.ts';
import { about, world } from './permission-requests.ts';

const DESK: readonly Role[] = ['reception-officer'];
const DECIDING: readonly Role[] = ['unit-head', 'agency-leader'];
const READING: readonly Role[] = ['reception-officer', 'unit-head', 'agency-leader', 'supervisor'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];

let given = 0;

/** A dossier that is charged, with the till open, and whose first entry is that charge. */
async function charged(): Promise<{ id: string; entryId: string }> {
  await openTill(world.desk);
  const { id } = await receive(world.desk);
  await demanded(world.desk.post(`/dossiers/${id}/fees/assessments`, {}));
  const notice = { name: 'Phí', kind: 'fee', amount: LEVY_AMOUNT, ground: 'Thông báo' };
  const { entries } = await demanded(world.desk.post(`/dossiers/${id}/fees/charges`, notice));
  return { id, entryId: entries[0] };
}

/** One that has paid too much, and for which that is asked back. */
async function askedBack(approved = false): Promise<Call> {
  const { id } = await charged();
  const fees = `/dossiers/${id}/fees`;
  await demanded(world.desk.post(`${fees}/payments`, { amount: 2 * LEVY_AMOUNT, advance: true }));
  const wish = { amount: LEVY_AMOUNT, reason: 'Nộp thừa' };
  const refund = await demanded(world.desk.post(`${fees}/refunds`, wish));
  const leader: Officer = await world.api.signIn('lanhdao.hoaban');
  if (approved) await leader.post(`${fees}/refunds/${refund.id}/approval`, { decision: 'Đồng ý' });
  return { id, refundId: refund.id, ...(approved ? {} : { body: { decision: 'Đồng ý' } }) };
}

const today = (): string => world.api.clock.now().toISOString().slice(0, 10);

/** The till as if nobody had opened it before; `day` is today. */
async function till(open: boolean): Promise<Call> {
  // What was entered against what goes, goes with it.
  await world.api.database.query(sql`
    delete from fee.entry e where e.dossier_id in (select o.dossier_id from fee.entry o where o.day is not null)`);
  await world.api.database.query(sql`delete from fee.cash_day`);
  if (open) await openTill(world.desk);
  return { agency: 'H99.41.01', day: today() };
}

async function councilAmount(): Promise<Call> {
  const administrator = await world.api.signIn('quantri.tinh');
  const { id } = await demanded(administrator.post('/administration/council-amounts', newAmount()));
  return { id, body: { reason: 'Nhập nhầm' } };
}

const newAmount = () => ({
  ...{ procedure: '1.001612', item: LEVY, amount: 1, resolution: 'NQ 1' },
  validFrom: `2099-01-${String(1 + (given += 1)).padStart(2, '0')}`,
});

/** The desk handles the money of dossiers its agency takes part in; who leads decides what takes two persons. */
export const FEE_RULES: Record<Route, Rule> = {
  'POST /fee-previews': { may: 'everyone', gives: 200, call: () => ({ body: { procedure: '1.001612' } }) },
  'GET /dossiers/:id/fees': { may: 'officers', gives: 200, ofDossier: true, call: about },
  'POST /dossiers/:id/fees/assessments': {
    ...{ may: DESK, gives: 201, ofDossier: true },
    call: async () => ({ id: (await receive(world.desk)).id, body: {} }),
  },
  'POST /dossiers/:id/fees/charges': {
    ...{ may: DESK, gives: 201, ofDossier: true },
    call: () => ({ ...about(), body: { name: 'Phí', kind: 'fee', amount: 1, ground: 'Thông báo' } }),
  },
  'POST /dossiers/:id/fees/exemptions': {
    ...{ may: [...DESK, ...DECIDING], gives: 201, ofDossier: true },
    call: async () => {
      const { id, entryId } = await charged();
      return { id, body: { charge: entryId, amount: 1, ground: 'Hộ nghèo', paper: 'GCN 1' } };
    },
  },
  'POST /dossiers/:id/fees/payments': {
    ...{ may: DESK, gives: 201, ofDossier: true },
    call: async () => ({ ...(await charged()), body: { amount: 1 } }),
  },
  'POST /dossiers/:id/fees/entries/:entryId/reversal': {
    ...{ may: DECIDING, gives: 201, ofDossier: true },
    call: async () => ({ ...(await charged()), body: { reason: 'Nhầm' } }),
  },
  'POST /dossiers/:id/fees/refunds': {
    ...{ may: DESK, gives: 201, ofDossier: true },
    call: async () => {
      const { id } = await charged();
      await demanded(world.desk.post(`/dossiers/${id}/fees/payments`, { amount: 90_000, advance: true }));
      return { id, body: { amount: 1, reason: 'Nộp thừa' } };
    },
  },
  'POST /dossiers/:id/fees/refunds/:refundId/approval': {
    ...{ may: DECIDING, gives: 200, ofDossier: true, call: () => askedBack() },
  },
  'POST /dossiers/:id/fees/refunds/:refundId/refusal': {
    ...{ may: DECIDING, gives: 200, ofDossier: true, call: () => askedBack() },
  },
  'POST /dossiers/:id/fees/refunds/:refundId/payout': {
    ...{ may: DESK, gives: 201, ofDossier: true, call: () => askedBack(true) },
  },
  'POST /dossiers/:id/fees/online-payments': {
    // No platform is connected here, which is told to those alone who might ask it.
    ...{ may: DESK, gives: 409, ofDossier: true, call: charged },
  },
  'POST /payment-platform/call-backs': {
    ...{ may: 'everyone', gives: 200, call: () => ({ body: { MaLoi: '00', MaXacThuc: 'x' } }) },
  },
  'POST /cash-books/:agency/days': {
    ...{ may: DESK, gives: 201, ofDossier: true },
    call: async () => ({ ...(await till(false)), body: {} }),
  },
  'GET /cash-books/:agency/days': { may: READING, gives: 200, ofDossier: true, call: () => till(true) },
  'GET /cash-books/:agency/days/:day': { may: READING, gives: 200, ofDossier: true, call: () => till(true) },
  'GET /cash-books/:agency/days/:day.xlsx': {
    may: READING,
    gives: 200,
    ofDossier: true,
    call: () => till(true),
  },
  'POST /cash-books/:agency/days/:day/closing': {
    ...{ may: DESK, gives: 200, ofDossier: true },
    call: async () => ({ ...(await till(true)), body: { counted: 0 } }),
  },
  'GET /administration/council-amounts': {
    ...{ may: ADMINISTRATORS, gives: 200, call: () => ({ query: '?procedure=1.001612' }) },
  },
  'POST /administration/council-amounts': {
    ...{ may: ADMINISTRATORS, gives: 201, call: () => ({ body: newAmount() }) },
  },
  'POST /administration/council-amounts/:id/withdrawal': {
    ...{ may: ADMINISTRATORS, gives: 204, call: councilAmount },
  },
};
