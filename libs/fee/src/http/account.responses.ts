import { z } from 'zod';
import { rfc3339 } from '#platform/clock';
import { FEE_DUES, FEE_KINDS } from '#procedure';
import type { AccountOutcome } from '../application/accounts.ts';
import type { Account } from '../application/queries/show-account.ts';
import { PAYMENT_STATES } from '../domain/online-payment.ts';
import { type Entry, ENTRY_KINDS, liveEntries, type PaperNumber, remainderOf } from '../domain/ledger.ts';
import { REFUND_STATES } from '../domain/refund.ts';

const instant = z.string().describe('RFC 3339, +07:00');
const sum = z.int().describe('whole đồng');

/** Of a receipt or a voucher, as it is printed. */
export const paperNumber = z.string().describe('series/year/number, such as BL/2026/0000017').nullable();

export const printed = (number: PaperNumber | null): string | null =>
  number && `${number.series}/${number.year}/${String(number.number).padStart(7, '0')}`;

export const pricedFee = z.strictObject({
  item: z.string().describe('what it is found again by'),
  code: z.string().nullable(),
  name: z.string(),
  kind: z.enum(FEE_KINDS),
  due: z.enum(FEE_DUES),
  amount: sum.nullable().describe('null = set by the People’s Council and not entered yet; never free'),
  ground: z.string(),
});

export const previewResponse = z.strictObject({
  items: z.array(pricedFee),
  total: sum.nullable().describe('null while an amount is not known'),
});

export const outcomeResponse = z.strictObject({
  outstanding: sum.describe('what the dossier owes now; less than nought = paid too much'),
  entries: z.array(z.string()).describe('ids of what was written'),
  number: paperNumber,
});

export const refundOutcome = z.strictObject({ id: z.uuid(), state: z.enum(REFUND_STATES) });

const entryResponse = z.strictObject({
  id: z.string(),
  kind: z.enum(ENTRY_KINDS),
  amount: sum.describe('added to what the dossier owes; less than nought = taken away'),
  item: z.string().nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  feeKind: z.enum(FEE_KINDS).nullable(),
  due: z.enum(FEE_DUES).nullable(),
  remaining: sum.nullable().describe('of a charge, after exemptions; nought once it was taken back'),
  about: z.string().nullable(),
  ground: z.string(),
  paper: z.string().nullable(),
  day: z.string().nullable(),
  number: paperNumber,
  transaction: z.string().nullable(),
  advance: z.boolean(),
  payer: z.string().nullable(),
  void: z.boolean().describe('it was taken back'),
  at: instant,
  officer: z.string(),
});

export const paymentResponse = z.strictObject({
  id: z.uuid(),
  reference: z.string().describe('what the platform knows it by'),
  amount: sum,
  state: z
    .enum(PAYMENT_STATES)
    .describe('asked = the platform has not answered yet; money that comes later is booked as well'),
  url: z.string().nullable().describe('where it is paid'),
  expiresAt: instant,
  requestedAt: instant,
  requestedBy: z.string(),
});

export const accountResponse = z.strictObject({
  charged: z.boolean().describe('the charges of the catalogue are laid down'),
  area: z.string().nullable().describe('by which area they are reckoned; null = nobody has said'),
  outstanding: sum.describe('less than nought = paid too much'),
  totals: z.strictObject({ charged: sum, exempted: sum, paid: sum, refunded: sum }),
  entries: z.array(entryResponse),
  refunds: z.array(
    z.strictObject({
      ...refundOutcome.shape,
      ...{ amount: sum, reason: z.string(), requestedAt: instant, requestedBy: z.string() },
      ...{ decidedAt: instant.nullable(), decidedBy: z.string().nullable(), decision: z.string().nullable() },
    }),
  ),
  onlinePayments: z.array(paymentResponse),
});

export const presentOutcome = ({ number, ...outcome }: AccountOutcome) => ({
  ...outcome,
  number: printed(number),
});

export const presentPayment = ({
  dossierId: _dossier,
  lastError: _error,
  expiresAt,
  requestedAt,
  ...request
}: Account['onlinePayments'][number]): z.infer<typeof paymentResponse> => ({
  ...request,
  expiresAt: rfc3339(expiresAt),
  requestedAt: rfc3339(requestedAt),
});

export function presentAccount({
  head,
  ledger,
  refunds,
  onlinePayments,
}: Account): z.infer<typeof accountResponse> {
  const { entries, charged, exempted, paid, refunded, outstanding } = ledger;
  const live = new Set(liveEntries(entries).map(({ id }) => id));
  return {
    charged: head.charged,
    area: head.area,
    outstanding,
    totals: { charged, exempted, paid, refunded },
    entries: entries.map((entry) => presentEntry(entry, entries, live.has(entry.id))),
    refunds: refunds.map(({ requestedById: _officer, requestedAt, decidedAt, ...refund }) => ({
      ...refund,
      requestedAt: rfc3339(requestedAt),
      decidedAt: rfc3339(decidedAt),
    })),
    onlinePayments: onlinePayments.map(presentPayment),
  };
}

function presentEntry(whole: Entry, entries: readonly Entry[], live: boolean): z.infer<typeof entryResponse> {
  const { officerId: _officer, agencyId: _agency, officerName, at, number, ...entry } = whole;
  const remainder = live ? remainderOf(whole, entries) : 0;
  return {
    ...entry,
    remaining: entry.kind === 'charge' ? remainder : null,
    number: printed(number),
    void: entry.kind !== 'reversal' && !live,
    at: rfc3339(at),
    officer: officerName,
  };
}
