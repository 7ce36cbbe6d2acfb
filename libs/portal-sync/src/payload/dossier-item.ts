import type { DossierSnapshot, OutwardFile } from '#dossier';
import { CHANNELS, type ProcedureDefinition } from '#procedure';
import type { NationalCodes } from '#workflow';
import { codeAtPortal, placeOfHandingIn } from './code-at-portal.ts';
import { cutAtWord } from './cut.ts';
import { dossierDates } from './dossier-dates.ts';
import { paidOnline, portalFees } from './fees.ts';
import { ownerFields } from './owner-fields.ts';
import type { PortalDossier } from './portal-dossier.ts';
import { resultDocuments } from './result-documents.ts';
import { otherPapers, submittedDocuments } from './submitted-documents.ts';
import { supplementRounds } from './supplement-rounds.ts';

/** What the mapping needs besides the snapshot. */
export interface DossierSurroundings {
  /** The version the dossier was received under. */
  procedure: ProcedureDefinition;
  leadAgencyName: string;
  /** `TrangThaiHoSo` by status. */
  national: NationalCodes;
  /** Every change before the snapshot's own, in order; may be empty when no supplement was ever asked for. */
  earlier: readonly DossierSnapshot['change'][];
  /** Of the dossier, and of those that lent it papers, as they are now. */
  files: readonly OutwardFile[];
}

/** How the result went, before that how it is wanted: 1 = by post, with its consignment or where to. */
const returningFields = ({
  handOver,
  handingIn: { returning },
}: DossierSnapshot): Pick<PortalDossier, 'ThongTinTra' | 'HinhThuc'> => {
  const consignment = [handOver?.carrier, handOver?.consignment].filter((part) => part).join(' ');
  return {
    ThongTinTra: consignment || (returning?.address ?? ''),
    HinhThuc: (handOver ?? returning)?.way === 'post' ? '1' : '0',
  };
};

/** A dossier as it stood at a change, in the words of DongBoHoSoMC. */
export function dossierItem(
  snapshot: DossierSnapshot,
  { procedure, leadAgencyName, national, earlier, files }: DossierSurroundings,
): PortalDossier {
  const documents = submittedDocuments(snapshot, procedure, files);
  const fees = portalFees(procedure, snapshot);
  return {
    MaHoSo: codeAtPortal(snapshot),
    MaTTHC: snapshot.procedureCode,
    TenTTHC: snapshot.procedureName,
    MaLinhVuc: procedure.field.code ?? '',
    TenLinhVuc: procedure.field.name,
    KenhThucHien: `${CHANNELS[snapshot.channel]}`,
    ...ownerFields(snapshot),
    ThongTinKhac: '',
    GhiChu: '',
    TrichYeuHoSo: cutAtWord(snapshot.procedureName, 1000),
    ...dossierDates(snapshot),
    TrangThaiHoSo: national.get(snapshot.change.status) ?? '',
    ...returningFields(snapshot),
    DonViXuLy: leadAgencyName,
    SoBienNhan: '',
    TaiLieuNop: documents,
    DanhSachLePhi: fees,
    DanhSachTepDinhKemKhac: otherPapers(snapshot),
    DanhSachHoSoBoSung: supplementRounds(snapshot, earlier),
    DanhSachGiayToKetQua: resultDocuments(snapshot, procedure, files),
    NoiNopHoSo: placeOfHandingIn(snapshot),
    HoSoCoThanhPhanSoHoa: documents.some(({ DuocSoHoa }) => DuocSoHoa === '1') ? '1' : '0',
    DuocThanhToanTrucTuyen: paidOnline(fees, snapshot.fees),
    DSKetNoiCSDL: [],
  };
}
