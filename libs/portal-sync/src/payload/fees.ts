import { type Channel, type Fee, feeStanding, type ProcedureDefinition } from '#procedure';
import type { PortalFee } from './portal-dossier.ts';

const ON_RECEIPT = '1';
const ORDINARY = '1';
const APPRAISAL = '2';

/** The fees of the way the dossier was handed in. */
export const portalFees = ({ methods }: ProcedureDefinition, channel: Channel): PortalFee[] =>
  (methods.find((method) => method.channel === channel)?.fees ?? []).map((fee) => ({
    TenPhiLePhi: fee.name,
    MaPhiLePhi: fee.code ?? '',
    HinhThucThu: ON_RECEIPT,
    Gia: amountOf(fee),
    LoaiPhiLePhi: /^phí thẩm định/i.test(fee.name) ? APPRAISAL : ORDINARY,
  }));

/** What is set elsewhere is of unknown amount, which is not nought. */
const amountOf = (fee: Fee): string => (feeStanding(fee) === 'set-elsewhere' ? '' : String(fee.amount));
