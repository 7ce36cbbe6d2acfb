import { parseItem } from '../parse-item.ts';
import { progressItem } from '../progress-item.ts';
import { refusalOf } from '../protocol.ts';
import type { Service } from './service.ts';
import { storeEach } from './store-each.ts';

/** CapNhatTienDoHoSoMC: adds progress rows to dossiers it holds, in whatever order they come. */
export const recordProgress: Service = ({ held, at, ...call }) =>
  storeEach(call, (element) => {
    const parsed = parseItem(progressItem, element);
    if ('refusal' in parsed) return parsed.refusal;
    if (held.addProgress(parsed.item, at)) return undefined;
    return refusalOf(`Hồ sơ ${parsed.item.MaHoSo} không tồn tại`);
  });
