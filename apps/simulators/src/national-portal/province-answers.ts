import { z } from 'zod';
import { procedureCode, requiredMoment, requiredText } from './fields.ts';

const named = { HOIDAPID: requiredText(), MADONVI: requiredText(), MATTHC: z.literal('').or(procedureCode) };

/** One element of DongBoHoiDap. Nothing is published of it: what is shown says something, what is withdrawn nothing. */
export const provinceAnswer = z.discriminatedUnion('TRANGTHAI', [
  z.strictObject({
    ...named,
    ...{ NOIDUNG: requiredText(), NOIDUNGTRALOI: requiredText(), NGAYCAPNHAT: requiredMoment },
    TRANGTHAI: z.literal('1'),
  }),
  z.strictObject({
    ...named,
    ...{ NOIDUNG: z.literal(''), NOIDUNGTRALOI: z.literal(''), NGAYCAPNHAT: requiredMoment },
    TRANGTHAI: z.literal('0'),
  }),
]);
export type ProvinceAnswer = z.infer<typeof provinceAnswer>;

/** What the province answers for everybody, as it was told last, by HOIDAPID. */
export class ProvinceAnswers {
  private readonly byId = new Map<string, ProvinceAnswer>();

  get(id: string): ProvinceAnswer | undefined {
    return this.byId.get(id);
  }

  keep(answer: ProvinceAnswer): void {
    this.byId.set(answer.HOIDAPID, answer);
  }
}
