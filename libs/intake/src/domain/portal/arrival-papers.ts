import type { PaperFile } from '#dossier';
import type { ArrivalFields } from './arrival-fields.ts';
import { portalProblem } from './portal.problems.ts';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The papers as files, those of known components first among their like: a component has one file, what more comes of it is another
 * paper.
 * @throws intake.portal-paper-unreadable
 */
export function papersIn(fields: ArrivalFields, components: ReadonlySet<string>): PaperFile[] {
  const taken = new Set<string>();
  const sent = [
    ...formIn(fields),
    ...(fields.TaiLieuNop ?? []).map(({ TenTepDinhKem, Base64, MaThanhPhanHoSo }) => ({
      ...{ name: TenTepDinhKem ?? '', base64: Base64, component: MaThanhPhanHoSo },
    })),
  ];
  const unreadable = sent.filter(({ base64 }) => decode(base64) === undefined);
  if (unreadable.length > 0) {
    throw portalProblem('intake.portal-paper-unreadable', {
      names: unreadable.map(({ name }) => name.slice(0, 200) || '–').join(', '),
    });
  }
  return sent.map(({ name, base64, component }) => {
    const isComponent = component !== undefined && components.has(component) && !taken.has(component);
    if (isComponent) taken.add(component);
    return { name, content: decode(base64) ?? Buffer.alloc(0), component: isComponent ? component : null };
  });
}

/** The form itself, where it comes apart from the papers. */
const formIn = ({ TenTepDonDangKy: name, TepDonDangKy: base64 }: ArrivalFields) =>
  name === undefined && (base64 ?? '') === '' ? [] : [{ name: name ?? '', base64, component: undefined }];

/** Lines may be broken; Node itself would pass over whatever else is not base64. */
function decode(base64: unknown): Buffer | undefined {
  if (typeof base64 !== 'string') return undefined;
  const whole = base64.replace(/\s+/g, '');
  if (whole.length % 4 !== 0 || !BASE64.test(whole)) return undefined;
  return Buffer.from(whole, 'base64');
}
