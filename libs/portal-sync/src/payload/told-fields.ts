import { z } from 'zod';
import type { PortalDossier } from './portal-dossier.ts';

const LINKS = ['DuongDanTaiTepTin', 'DuongDanTepTinKetQua'];

/** Of a link it counts that there is one: its address changes from day to day. */
const LINKED = '(liên kết)';

const elements = z.array(z.looseObject({}));

/**
 * In which fields that the portal tells it differs from what it should hold. A list is the same in another order; an absent value is an
 * empty one within an element of a list, and not told outside.
 */
export function differingFields(
  ours: PortalDossier,
  told: Readonly<Record<string, unknown>>,
): (keyof PortalDossier)[] {
  return (Object.keys(ours) as (keyof PortalDossier)[]).filter(
    (field) => field in told && !isSame(ours[field], told[field]),
  );
}

/** Fields that it does not tell, so that nothing is known of them. */
export const untoldFields = (
  ours: PortalDossier,
  told: Readonly<Record<string, unknown>>,
): (keyof PortalDossier)[] =>
  (Object.keys(ours) as (keyof PortalDossier)[]).filter(
    (field) => field !== 'MaHoSo' && field !== 'TrangThaiHoSo' && !(field in told),
  );

function isSame(ours: PortalDossier[keyof PortalDossier], theirs: unknown): boolean {
  if (typeof ours === 'string') return plain(ours) === plain(theirs);
  const list = elements.safeParse(theirs ?? []);
  if (!list.success || list.data.length !== ours.length) return false;
  const mine = ours.map((element) => elementOf(element)).sort();
  const others = list.data.map((element) => elementOf(element)).sort();
  return mine.every((element, index) => element === others[index]);
}

/** Fields in one order, empty ones left out. */
const elementOf = (element: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.keys(element)
      .sort()
      .flatMap((field) => {
        const value = element[field];
        const shown = Array.isArray(value) ? JSON.stringify(value) : plain(value);
        if (shown === '' || shown === '[]') return [];
        return [[field, LINKS.includes(field) ? LINKED : shown]];
      }),
  );

/** Whoever stores a text may compose its letters otherwise, trim it, or tell a figure as a number. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.normalize('NFC').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
