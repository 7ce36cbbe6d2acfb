import { z } from 'zod';
import { canBeStored } from '#platform/fields';

/**
 * Bodies of the services besides dossiers, by the names other systems in use have for their fields; none is published. What they do not
 * show is supposed and said so in docs/portal-arrivals.md.
 */

/** One element of `data` in DongBoTrangThaiHoSo (`type` "2"). NgayXuLy is `yyyyMMddHHmmss`. */
export const standingItem = z.strictObject({
  MaHoSo: z.string(),
  TrangThai: z.string(),
  MaHoSoDonVi: z.string(),
  MaDoiTuong: z.string(),
  NoiDung: z.string(),
  NgayXuLy: z.string(),
});
export type StandingItem = z.infer<typeof standingItem>;

/** One element of `data` in DongBoKetQuaHoiDapGuiTuDVCQG. */
export const answerItem = z.strictObject({
  HOIDAPID: z.string(),
  MADONVI: z.string(),
  NGUOITRALOI: z.string(),
  CHUCVUNGUOITRALOI: z.string(),
  NGAYTRALOI: z.string(),
  NOIDUNGTRALOI: z.string(),
});
export type AnswerItem = z.infer<typeof answerItem>;

/** What `feedback.rated.v1` calls the levels, and supposed codes of them: no list is published. */
export const LEVEL_CODES = { 'very-satisfied': '1', satisfied: '2', 'not-satisfied': '3' } as const;
export type Level = keyof typeof LEVEL_CODES;

/** One element of `data` in DongBoDanhGia; every name supposed. Of officers '' = not said. */
export const ratingItem = z.strictObject({
  MaHoSo: z.string(),
  MucDoHaiLong: z.string(),
  MucDoCanBoTiepNhan: z.string(),
  MucDoCanBoXuLy: z.string(),
  NgayDanhGia: z.string(),
});
export type RatingItem = z.infer<typeof ratingItem>;

/** One element of `data` in DongBoHoiDap; every name supposed. TRANGTHAI: 1 shown, 0 withdrawn, which says nothing any more. */
export const publicAnswerItem = z.strictObject({
  HOIDAPID: z.string(),
  MADONVI: z.string(),
  MATTHC: z.string(),
  NOIDUNG: z.string(),
  NOIDUNGTRALOI: z.string(),
  NGAYCAPNHAT: z.string(),
  TRANGTHAI: z.string(),
});
export type PublicAnswerItem = z.infer<typeof publicAnswerItem>;

/** By what the portal knows what a body is about. */
export const knownBy = z.union([
  z.object({ MaHoSo: z.string() }).transform(({ MaHoSo }) => MaHoSo),
  z.object({ HOIDAPID: z.string() }).transform(({ HOIDAPID }) => HOIDAPID),
]);

const said = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).normalize('NFC').trim()));

/** What is kept of it. */
const kept = said.refine(canBeStored);

/** One row of LayDanhSachHoiDapGuiTuDVCQG. TRALOIID above nought: it has been answered. */
export const questionRow = z.object({
  HOIDAPID: kept.refine((id) => id !== '' && id !== '0'),
  MALINHVUC: kept,
  MATTHCDP: kept,
  MADONVI: kept,
  NOIDUNG: kept.refine((content) => content !== ''),
  HOVATEN: kept,
  THUDIENTU: kept,
  SODIENTHOAI: kept,
  DIACHI: kept,
  TRALOIID: kept,
});
export type QuestionRow = z.infer<typeof questionRow>;

/** One row of LayNoiDungTraLoiTheoCauHoi. */
export const answerRow = z.object({ NOIDUNGTRALOI: said });

/** `result[0]` of TraCuuTechID. */
export const accountRow = z.object({ TECHNICALID: said });

/** What TraCuuTechID asks with. */
export const accountQuery = (identityNumber: string) => ({ provider: 'wso2is', mstorcmnd: identityNumber });
