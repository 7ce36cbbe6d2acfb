import type { z } from 'zod';
import { type Bilingual, type FieldFault, pointerOf } from '#platform/problem';

type Issue = z.core.$ZodIssue;

/** What zod calls a field that is not there at all: wrong type, or for a choice, none of the values. */
const MAY_MEAN_MISSING: readonly Issue['code'][] = ['invalid_type', 'invalid_value', 'invalid_union'];

/** Every fault of a request in both languages, each with a JSON Pointer to its field. */
export function fieldFaults(error: z.ZodError, value: unknown): FieldFault[] {
  return error.issues.flatMap((issue) => flatten(issue)).flatMap((issue) => faultsOf(issue, value));
}

/** A field that may take several shapes reports the faults of the shape that came closest. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const closest = issue.errors.reduce((best, next) => (next.length < best.length ? next : best));
  return closest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function faultsOf(issue: Issue, value: unknown): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf([...issue.path, key]),
      code: 'unknown_field',
      vi: 'Trường này không được dùng ở đây',
      en: 'This field is not known here',
    }));
  }
  const missing = MAY_MEAN_MISSING.includes(issue.code) && at(value, issue.path) === undefined;
  const text = missing ? { vi: 'Bắt buộc phải nhập', en: 'Is required' } : textOf(issue);
  return [{ pointer: pointerOf(issue.path), code: missing ? 'required' : codeOf(issue), ...text }];
}

/** A schema's own message is written `vi | en`; zod's own wording never reaches a person. */
function textOf(issue: Issue): Bilingual {
  // Before the message is looked at: zod words this one with bars.
  if (issue.code === 'invalid_union' && 'options' in issue) return oneOf(issue.options ?? []);
  const [vi, en] = issue.message.split(' | ');
  if (vi && en) return { vi, en };
  switch (issue.code) {
    case 'too_small':
      return limit(issue.origin, ['ít nhất', 'at least'], issue.minimum);
    case 'too_big':
      return limit(issue.origin, ['nhiều nhất', 'at most'], issue.maximum);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_type':
      return {
        vi: `Sai kiểu dữ liệu (cần ${issue.expected})`,
        en: `Wrong type (expected ${issue.expected})`,
      };
    default:
      return { vi: 'Không đúng định dạng', en: 'Is not in the right format' };
  }
}

const oneOf = (values: readonly z.core.util.Primitive[]): Bilingual => ({
  vi: `Phải là một trong: ${values.join(', ')}`,
  en: `Must be one of: ${values.join(', ')}`,
});

function limit(origin: string, [vi, en]: [vi: string, en: string], bound: number | bigint): Bilingual {
  const plural = Number(bound) === 1 ? '' : 's';
  if (origin === 'string') {
    return { vi: `Phải có ${vi} ${bound} ký tự`, en: `Must have ${en} ${bound} character${plural}` };
  }
  if (origin === 'array') {
    return { vi: `Phải có ${vi} ${bound} phần tử`, en: `Must have ${en} ${bound} item${plural}` };
  }
  return { vi: `Phải ${vi} ${bound}`, en: `Must be ${en} ${bound}` };
}

/** Custom checks may carry a code of their own in `params.code`. */
function codeOf(issue: Issue): string {
  const own = issue.code === 'custom' ? (issue.params?.['code'] as string | undefined) : undefined;
  return own ?? issue.code;
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined | null)?.[key],
    value,
  );
