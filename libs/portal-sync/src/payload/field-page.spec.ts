import { readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '#platform/config';
import { DOSSIER_FIELDS } from '../../spec/sources/dossier-fields.ts';
import { type Field, isFilled } from '../../spec/sources/field.ts';
import { LIST_FIELDS } from '../../spec/sources/list-fields.ts';
import { PROGRESS_FIELDS } from '../../spec/sources/progress-fields.ts';

const page = projectPath('docs', 'national-portal.md');

const SERVICES = [
  { service: 'DongBoHoSoMC', fields: [...DOSSIER_FIELDS, ...LIST_FIELDS] },
  { service: 'CapNhatTienDoHoSoMC', fields: PROGRESS_FIELDS },
];

const rows = (fields: readonly Field[]): string[] =>
  fields.map((one) => {
    const constant = isFilled(one) || one.always.length === 0 ? '–' : `always “${String(one.always)}”`;
    const cells = isFilled(one) ? [one.source, one.empty] : [constant, one.why];
    return [`\`${one.field}\``, ...cells].join(' | ');
  });

/** Rows of the tables of a page, without the spaces that pad their cells. */
const rowsOf = (text: string): string[] =>
  [...text.matchAll(/^\| (`[\w.]+`.*) \|$/gm)].map(([, row = '']) =>
    row
      .split(' | ')
      .map((cell) => cell.trim())
      .join(' | '),
  );

/** Puts a table behind the heading of each service. */
const withTables = (text: string): string =>
  SERVICES.reduce((written, { service, fields }) => {
    const table = [
      '| Field | Source | Empty |',
      '| --- | --- | --- |',
      ...rows(fields).map((row) => `| ${row} |`),
    ];
    return written.replace(
      new RegExp(`(^## Fields of ${service}\\n)[^#]*`, 'm'),
      (_, heading: string) => `${heading}\n${table.join('\n')}\n\n`,
    );
  }, text);

describe('What the national portal is told', () => {
  it('stands field by field in docs/national-portal.md, with its source, when it is empty and why', () => {
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, withTables(readFileSync(page, 'utf8')));
    expect(rowsOf(readFileSync(page, 'utf8'))).toEqual(SERVICES.flatMap(({ fields }) => rows(fields)));
  });
});
