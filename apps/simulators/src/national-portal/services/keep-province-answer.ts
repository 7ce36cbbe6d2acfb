import { parseItem } from '../parse-item.ts';
import { provinceAnswer } from '../province-answers.ts';
import type { Service } from './service.ts';
import { storeEach } from './store-each.ts';

/** DongBoHoiDap: the newest takes the place of what was told before. */
export const keepProvinceAnswer: Service = (call) =>
  storeEach(call, (element) => {
    const parsed = parseItem(provinceAnswer, element);
    if ('refusal' in parsed) return parsed.refusal;
    call.provinceAnswers.keep(parsed.item);
    return undefined;
  });
