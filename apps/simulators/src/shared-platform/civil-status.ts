import { DateTime } from 'luxon';
import { z } from 'zod';
import type { HttpAnswer } from '../faults/http-exchange.ts';
import { json, refusedByStore } from './platform-answer.ts';

const FORM = 'dd/MM/yyyy HH:mm:ss';
const moment = z
  .string()
  .length(FORM.length)
  .refine((said) => momentOf(said).isValid);

/** A dossier that waits there for the province. */
export const civilDossier = z.strictObject({
  MaHoSoLT: z.string().min(1),
  ThoiGianGui: moment,
  /** What its detail says besides. */
  fields: z.record(z.string(), z.unknown()),
  /** What its row of the list says besides. */
  listed: z.record(z.string(), z.unknown()).optional(),
});
export type CivilDossier = z.output<typeof civilDossier>;

const listQuery = z.strictObject({
  TuNgay: moment,
  Trang: z.int().min(1),
  SoLuong: z.int().min(1).max(100),
});
const detailQuery = z.strictObject({ MaHoSoLT: z.string().min(1) });

/** Where the province has come with a dossier. */
const civilState = z.strictObject({
  ...{ MaHoSoMCDT: z.string().min(1).max(100), MaHoSoLT: z.string().min(1) },
  TrangThaiXuLy: z.string().regex(/^([1-9]|10)$/),
  MoTa: z.string().min(1).max(500),
  ThoiGianThucHien: moment,
});
export type CivilState = z.output<typeof civilState>;

const WRONG = refusedByStore('01', 'Dữ liệu đầu vào không hợp lệ');
const UNKNOWN = refusedByStore('02', 'Không tìm thấy hồ sơ liên thông');

/**
 * The ministry's system for births and deaths that several agencies work on: dossiers it holds for the province, and what the province
 * tells of each. Strict: every field of a state, one code of the province for a dossier, never back in time.
 */
export class CivilStatus {
  readonly dossiers: CivilDossier[] = [];
  /** In the order they were told. */
  readonly states: CivilState[] = [];

  /** What was sent since some time, the oldest first, by pages. */
  list(body: unknown): HttpAnswer {
    const { data } = listQuery.safeParse(body);
    if (!data) return WRONG;
    const since = momentOf(data.TuNgay);
    const sent = this.dossiers
      .filter(({ ThoiGianGui }) => momentOf(ThoiGianGui) >= since)
      .sort((one, other) => momentOf(one.ThoiGianGui).toMillis() - momentOf(other.ThoiGianGui).toMillis());
    const page = sent.slice((data.Trang - 1) * data.SoLuong, data.Trang * data.SoLuong);
    return done({ DanhSachHoSo: page.map(rowOf) });
  }

  detail(body: unknown): HttpAnswer {
    const { data } = detailQuery.safeParse(body);
    if (!data) return WRONG;
    const held = this.dossiers.find(({ MaHoSoLT }) => MaHoSoLT === data.MaHoSoLT);
    return held ? done({ MaHoSoLT: held.MaHoSoLT, ...held.fields }) : UNKNOWN;
  }

  take(body: unknown): HttpAnswer {
    const { data } = civilState.safeParse(body);
    if (!data) return WRONG;
    if (!this.dossiers.some(({ MaHoSoLT }) => MaHoSoLT === data.MaHoSoLT)) return UNKNOWN;
    const last = this.told(data.MaHoSoLT).at(-1);
    if (last && last.MaHoSoMCDT !== data.MaHoSoMCDT) {
      return refusedByStore('03', 'Mã hồ sơ một cửa không khớp với lần trước');
    }
    if (last && momentOf(last.ThoiGianThucHien) > momentOf(data.ThoiGianThucHien)) {
      return refusedByStore('05', 'Trạng thái cũ hơn trạng thái đã nhận');
    }
    // Who got no answer tells the same again.
    if (!last || !same(last, data)) this.states.push(data);
    return done(null);
  }

  told(code: string): CivilState[] {
    return this.states.filter(({ MaHoSoLT }) => MaHoSoLT === code);
  }
}

const momentOf = (said: string): DateTime => DateTime.fromFormat(said, FORM, { zone: 'Asia/Ho_Chi_Minh' });

const rowOf = ({ MaHoSoLT, ThoiGianGui, listed }: CivilDossier): object => ({
  ...{ MaHoSoLT, ThoiGianGui },
  ...listed,
});

const same = (one: CivilState, other: CivilState): boolean =>
  one.TrangThaiXuLy === other.TrangThaiXuLy &&
  one.ThoiGianThucHien === other.ThoiGianThucHien &&
  one.MoTa === other.MoTa;

const done = (result: unknown): HttpAnswer =>
  json({ errorCode: '0', message: 'Thành công', signature: '', result });
