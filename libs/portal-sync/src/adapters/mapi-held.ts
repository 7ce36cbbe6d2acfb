import { z } from 'zod';
import type { HeldAtPortal } from '../application/national-portal.ts';

/** Rows of TraCuuHoSo. What they hold beside MaHoSo is not published: each version of the service may tell less or more. */
const heldRows = z.array(
  z.looseObject({
    MaHoSo: z.unknown().optional(),
    TrangThaiHoSo: z.coerce.string().nullish(),
    TienDo: z
      .array(
        z.object({
          TrangThai: z.coerce.string(),
          ThoiDiemXuLy: z.string(),
          NguoiXuLy: z.string().nullish(),
          NoiDungXuLy: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
);

/** @returns null when it holds no such dossier; undefined when the answer is not of this protocol */
export function readHeld(result: unknown): HeldAtPortal | null | undefined {
  const rows = heldRows.safeParse(result);
  if (!rows.success) return undefined;
  const [row] = rows.data;
  if (!row) return null;
  const { MaHoSo: _code, TrangThaiHoSo: status, TienDo: progress, ...fields } = row;
  return {
    status: status ?? null,
    fields,
    progress:
      progress?.map(({ TrangThai, ThoiDiemXuLy, NguoiXuLy, NoiDungXuLy }) => ({
        status: TrangThai,
        at: ThoiDiemXuLy,
        officer: NguoiXuLy ?? undefined,
        wording: NoiDungXuLy ?? undefined,
      })) ?? null,
  };
}
