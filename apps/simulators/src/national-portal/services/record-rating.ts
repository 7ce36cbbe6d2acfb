import { parseItem } from '../parse-item.ts';
import { refusalOf } from '../protocol.ts';
import { ratingItem } from '../rating-item.ts';
import type { Service } from './service.ts';
import { storeEach } from './store-each.ts';

/** TrangThaiHoSo after which nothing more comes: refused, withdrawn, stopped, has its result, handed over. */
const ENDED = new Set(['3', '7', '8', '9', '10']);

/** DongBoDanhGia: of a dossier that is held and has ended, once. */
export const recordRating: Service = (call) =>
  storeEach(call, (element) => {
    const parsed = parseItem(ratingItem, element);
    if ('refusal' in parsed) return parsed.refusal;
    const { MaHoSo } = parsed.item;
    const dossier = call.held.get(MaHoSo);
    if (!dossier) return refusalOf(`Hồ sơ ${MaHoSo} không tồn tại`);
    if (!ENDED.has(dossier.status)) return refusalOf(`Hồ sơ ${MaHoSo} chưa giải quyết xong`);
    if (!call.ratings.keep(parsed.item)) return refusalOf(`Đánh giá của hồ sơ ${MaHoSo} đã tồn tại`);
    return undefined;
  });
