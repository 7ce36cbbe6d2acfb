const SHEET = /<(?:\w+:)?sheet\s([^>]*)>/g;
const RELATIONSHIP = /<(?:\w+:)?Relationship\s([^>]*)>/g;
const ATTRIBUTE = /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parts of a workbook that say which entry of its archive is which sheet. */
export const WORKBOOK_PART = 'xl/workbook.xml';
export const RELATIONS_PART = 'xl/_rels/workbook.xml.rels';

/** The names people gave the sheets, by the entry of the archive each is kept in. */
export function sheetNames(workbook: string, relations: string): ReadonlyMap<string, string> {
  const targets = new Map(
    attributesOf(relations, RELATIONSHIP).map(({ Id = '', Target = '' }) => [
      Id,
      Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`,
    ]),
  );
  return new Map(
    attributesOf(workbook, SHEET).flatMap(({ name = '', id = '' }) => {
      const entry = targets.get(id);
      return entry === undefined ? [] : [[entry, name]];
    }),
  );
}

/** By their local names: the prefix of `r:id` is the file's own. */
const attributesOf = (markup: string, tag: RegExp): Partial<Record<string, string>>[] =>
  [...markup.matchAll(tag)].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', quoted, single]) => [
        name.replace(/^\w+:/, ''),
        unescaped(quoted ?? single ?? ''),
      ]),
    ),
  );

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);
