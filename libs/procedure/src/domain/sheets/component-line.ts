import type { LineReader } from './line-reader.ts';
import { given } from './procedure-line.ts';
import type { ColumnOf, COMPONENT_SHEET } from './sheet-layout.ts';

type Reader = LineReader<ColumnOf<typeof COMPONENT_SHEET>>;

/** Which column each field of a component stands in. */
export const COMPONENT_FIELDS = {
  '/code': 'code',
  '/name': 'name',
  '/originals': 'originals',
  '/copies': 'copies',
  '/required': 'required',
  '/cases': 'cases',
  '/form/name': 'formName',
  '/form/url': 'formUrl',
  '/replacedByResult': 'replacedByResult',
} as const;

/** What a row of the sheet of components says. */
export function componentOf(reader: Reader): Record<string, unknown> {
  const cases = reader.lines('cases', /[;\r\n]/);
  const formName = reader.text('formName');
  const formUrl = reader.text('formUrl');
  return {
    code: reader.needed('code'),
    name: reader.needed('name'),
    originals: reader.whole('originals') ?? 0,
    copies: reader.whole('copies') ?? 0,
    required: reader.flag('required'),
    ...(cases.length > 0 ? { cases } : {}),
    ...given('form', formName === undefined && formUrl === undefined ? undefined : formOf(formName, formUrl)),
    ...given('replacedByResult', reader.text('replacedByResult')),
  };
}

const formOf = (name: string | undefined, url: string | undefined): object => ({
  name,
  ...given('url', url),
});
