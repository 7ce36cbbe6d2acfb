import type { DossierSnapshot, SnapshotSuspension } from '#dossier';
import { type Fee, feeStanding, type ProcedureDefinition } from '#procedure';
import type { PortalFee } from './portal-dossier.ts';

type Charged = NonNullable<DossierSnapshot['fees']>;
type Charge = Charged['charges'][number];

const ON_RECEPTION = '1';
const WITH_SUPPLEMENT = '2';
const WITH_RESULT = '4';

const ORDINARY = '1';
const APPRAISAL = '2';
const EXTENSION = '3';

type Charging = Pick<DossierSnapshot, 'channel' | 'caseCode' | 'terms' | 'fees' | 'suspensions'>;

/** What was charged; until then, the fees of the way the dossier was handed in. What was never received owes nothing. */
export function portalFees(
  { methods }: Pick<ProcedureDefinition, 'methods'>,
  { channel, caseCode, terms, fees, suspensions }: Charging,
): PortalFee[] {
  if (fees) {
    return fees.charges.map((charge) =>
      portalFee(charge, String(charge.amount), collected(charge, suspensions)),
    );
  }
  const asked = methods.find((method) => method.channel === channel)?.fees ?? [];
  return (terms ? asked : [])
    .filter(({ cases }) => !cases || (caseCode !== null && cases.includes(caseCode)))
    .map((fee) => portalFee(fee, amountOf(fee), collected(fee, [])));
}

/**
 * `DuocThanhToanTrucTuyen`: 1 = over the national payment platform, 3 = it has fees that are paid otherwise or not yet, 0 =
 * none is known to be asked for. 2, a gateway of the province's own, is not used.
 * @param told the fees as they are told
 */
export function paidOnline(told: readonly PortalFee[], fees: Charged | null): '0' | '1' | '3' {
  if (told.every(({ Gia }) => Number(Gia) === 0)) return '0';
  return fees && fees.paidOnline > 0 ? '1' : '3';
}

const portalFee = (
  { name, code }: { name: string; code?: string | null | undefined },
  Gia: string,
  HinhThucThu: PortalFee['HinhThucThu'],
): PortalFee => ({
  TenPhiLePhi: name,
  MaPhiLePhi: code ?? '',
  HinhThucThu,
  Gia,
  LoaiPhiLePhi: typeOf(name),
});

/** `HinhThucThu`. A fee told by a notice is due before the result, unless it was told while a supplement was awaited. */
function collected(
  { due, at }: { due?: Fee['due']; at?: Charge['at'] },
  suspensions: readonly SnapshotSuspension[],
): PortalFee['HinhThucThu'] {
  if (due === undefined || due === 'on-reception') return ON_RECEPTION;
  const within = suspensions.some(
    ({ reason, startedAt, endedAt }) =>
      reason === 'supplement' &&
      at !== undefined &&
      Date.parse(startedAt) <= Date.parse(at) &&
      (endedAt === null || Date.parse(at) < Date.parse(endedAt)),
  );
  return due === 'on-notice' && within ? WITH_SUPPLEMENT : WITH_RESULT;
}

/** `LoaiPhiLePhi`, which the catalogue tells by the name alone. */
function typeOf(name: string): PortalFee['LoaiPhiLePhi'] {
  const plain = name.normalize('NFC');
  if (/^phí thẩm định/iu.test(plain)) return APPRAISAL;
  return /gia hạn/iu.test(plain) ? EXTENSION : ORDINARY;
}

/** What is set elsewhere, or asked for in some areas only, is of unknown amount, which is not nought. */
const amountOf = (fee: Fee): string =>
  feeStanding(fee) === 'set-elsewhere' || fee.areas ? '' : String(fee.amount);
