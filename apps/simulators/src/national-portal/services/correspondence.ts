import { z } from 'zod';
import { dossierCode, requiredMoment, requiredText } from '../fields.ts';
import { parseItem } from '../parse-item.ts';
import { refusalOf } from '../protocol.ts';
import { type Service, unsuccessful } from './service.ts';
import { storeEach } from './store-each.ts';

/** Bodies as other provinces' systems send them; none is published. */
export const standing = z.strictObject({
  MaHoSo: dossierCode,
  TrangThai: z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']),
  MaHoSoDonVi: requiredText(),
  MaDoiTuong: z.string(),
  NoiDung: z.string(),
  NgayXuLy: requiredMoment,
});
const answer = z.strictObject({
  HOIDAPID: requiredText(),
  MADONVI: z.string(),
  NGUOITRALOI: requiredText(),
  CHUCVUNGUOITRALOI: z.string(),
  NGAYTRALOI: requiredMoment,
  NOIDUNGTRALOI: requiredText(),
});

/** DongBoTrangThaiHoSo, `type` "2": where dossiers stand that were handed in at the portal. */
export const tellStanding: Service = (call) => {
  const { body, held } = call;
  if (body.type !== '2') return unsuccessful(refusalOf('type phải là "2"'));
  return storeEach(call, (element) => {
    const parsed = parseItem(standing, element);
    if ('refusal' in parsed) return parsed.refusal;
    const { MaHoSo, TrangThai } = parsed.item;
    return held.tellStatus(MaHoSo, TrangThai) ? undefined : refusalOf(`Hồ sơ ${MaHoSo} không tồn tại`);
  });
};

/** LayDanhSachHoiDapGuiTuDVCQG. */
export const listQuestions: Service = ({ questions }) => ({
  rows: questions.all().map(({ id, content, asker, agency, answers }) => ({
    ...{
      HOIDAPID: Number(id),
      NOIDUNG: content,
      HOVATEN: asker,
      MADONVI: agency,
      MALINHVUC: '',
      MATTHCDP: '',
    },
    ...{ TRALOIID: answers.length === 0 ? 0 : Number(id), NOIDUNGTRALOI: answers.at(-1) ?? '', TRANGTHAI: 1 },
  })),
});

/** DongBoKetQuaHoiDapGuiTuDVCQG. */
export const tellAnswer: Service = (call) =>
  storeEach(call, (element) => {
    const parsed = parseItem(answer, element);
    if ('refusal' in parsed) return parsed.refusal;
    const question = call.questions.get(parsed.item.HOIDAPID);
    if (!question) return refusalOf(`Câu hỏi ${parsed.item.HOIDAPID} không tồn tại`);
    question.answers.push(parsed.item.NOIDUNGTRALOI);
    return undefined;
  });

/** LayNoiDungTraLoiTheoCauHoi. */
export const answersTo: Service = ({ body, questions }) => {
  const question = questions.get(String(body.cauhoiid));
  if (!question) return { rows: [] };
  return {
    rows: question.answers.map((content, index) => ({ TRALOIID: index + 1, NOIDUNGTRALOI: content })),
  };
};

/** TraCuuTechID. */
export const lookUpAccount: Service = ({ body, questions }) => {
  if (body.provider !== 'wso2is') return unsuccessful(refusalOf('provider không đúng'));
  const techId = questions.accounts.get(String(body.mstorcmnd));
  return { rows: techId === undefined ? [] : [{ TECHNICALID: techId }] };
};
