import type { DossierSnapshot } from '#dossier';
import { type Channel, type Fee, feeStanding, type ProcedureDefinition } from '#procedure';
import type { PortalFee } from './portal-dossier.ts';

type Charged = NonNullable<DossierSnapshot['fees']>;

/** `HinhThucThu`: when handing in, or when the result is given. A fee told by a notice is due before the result. */
const COLLECTED = { 'on-reception': '1', 'before-result': '4', 'on-notice': '4' } as const;
const ORDINARY = '1';
const APPRAISAL = '2';

/** What was charged; until then, the fees of the way the dossier was handed in. */
export const portalFees = (
  { methods }: ProcedureDefinition,
  { channel, fees }: { channel: Channel; fees: Charged | null },
): PortalFee[] =>
  fees
    ? fees.charges.map(({ amount, ...charge }) => portalFee(charge, String(amount)))
    : (methods.find((method) => method.channel === channel)?.fees ?? []).map((fee) =>
        portalFee(fee, amountOf(fee)),
      );

/**
 * `DuocThanhToanTrucTuyen`: 1 = over the national payment platform, 3 = it has fees that are paid otherwise, 0 = none
 * is known to be asked for.
 */
export function paidOnline(fees: Charged | null): '0' | '1' | '3' {
  if (!fees || fees.charges.every(({ amount }) => amount === 0)) return '0';
  return fees.paidOnline > 0 ? '1' : '3';
}

const portalFee = (
  { name, code, due }: Pick<Fee, 'name' | 'due'> & { code?: string | null | undefined },
  Gia: string,
): PortalFee => ({
  TenPhiLePhi: name,
  MaPhiLePhi: code ?? '',
  HinhThucThu: COLLECTED[due ?? 'on-reception'],
  Gia,
  LoaiPhiLePhi: /^phí thẩm định/i.test(name) ? APPRAISAL : ORDINARY,
});

/** What is set elsewhere is of unknown amount, which is not nought. */
const amountOf = (fee: Fee): string => (feeStanding(fee) === 'set-elsewhere' ? '' : String(fee.amount));
