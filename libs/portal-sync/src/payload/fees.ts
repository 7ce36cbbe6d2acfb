import type { Channel, Fee, ProcedureDefinition } from '#procedure';
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

/** Nought with a note is a fee set elsewhere, of unknown amount; nought without one is free. */
const amountOf = ({ amount, note }: Fee): string =>
  amount === 0 && note !== undefined ? '' : String(amount);
