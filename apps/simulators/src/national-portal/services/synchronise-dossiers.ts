import { dossierItem } from '../dossier-item.ts';
import { flag } from '../fields.ts';
import type { HeldDossiers } from '../held-dossiers.ts';
import { parseItem } from '../parse-item.ts';
import { refusalCodes, refusalOf, type Refusal } from '../protocol.ts';
import { unsuccessful, type Service } from './service.ts';
import { storeEach } from './store-each.ts';

/** DongBoHoSoMC: takes new dossiers (isUpdating "False") or replaces those it holds ("True"). */
export const synchroniseDossiers: Service = ({ held, at, ...call }) => {
  const updating = parseItem(flag, call.body.isUpdating);
  if ('refusal' in updating) return unsuccessful(refusalOf('isUpdating phải là "True" hoặc "False"'));
  return storeEach(call, (element) => {
    const parsed = parseItem(dossierItem, element);
    if ('refusal' in parsed) return parsed.refusal;
    const reason = misplaced(parsed.item.MaHoSo, updating.item === 'True', held);
    if (!reason) held.store(parsed.item, at);
    return reason;
  });
};

function misplaced(code: string, updating: boolean, held: HeldDossiers): Refusal | undefined {
  if (updating && !held.has(code)) return refusalOf(`Hồ sơ ${code} không tồn tại`);
  if (!updating && held.has(code)) return { code: refusalCodes.exists, message: `Hồ sơ ${code} đã tồn tại` };
  return undefined;
}
