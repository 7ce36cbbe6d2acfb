import { z } from 'zod';
import { DOSSIER_FIELDS } from '../../spec/sources/dossier-fields.ts';
import { type Field, type FilledField, isFilled } from '../../spec/sources/field.ts';
import { type Sample, SAMPLES } from '../../spec/sources/full-sample.ts';
import { LIST_FIELDS } from '../../spec/sources/list-fields.ts';
import { PROGRESS_FIELDS } from '../../spec/sources/progress-fields.ts';
import { dossierItem } from './dossier-item.ts';
import { portalDossierSchema } from './portal-dossier.ts';
import { portalProgressSchema } from './portal-progress.ts';
import { progressItem } from './progress-item.ts';

/** Services with the fields of an element, and what makes one. */
const SERVICES = [
  {
    ...{ service: 'DongBoHoSoMC', schema: portalDossierSchema, fields: [...DOSSIER_FIELDS, ...LIST_FIELDS] },
    item: ({ snapshot, surroundings }: Sample): object => dossierItem(snapshot, surroundings),
  },
  {
    ...{ service: 'CapNhatTienDoHoSoMC', schema: portalProgressSchema, fields: [...PROGRESS_FIELDS] },
    item: ({ snapshot, surroundings }: Sample): object => progressItem(snapshot, surroundings),
  },
];

/** Names of the fields of a schema; of a list those of its elements, of one that stays empty its own. */
function namesOf(schema: z.ZodObject, before = ''): string[] {
  return Object.entries(schema.shape).flatMap(([name, of]) => {
    const element = of instanceof z.ZodArray ? of.element : undefined;
    return element instanceof z.ZodObject ? namesOf(element, `${before}${name}.`) : [`${before}${name}`];
  });
}

/** Of lists, in the first element. */
const valueAt = (item: unknown, field: string): unknown =>
  field.split('.').reduce<unknown>((value, name) => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return (one as Record<string, unknown> | undefined)?.[name];
  }, item);

describe.each(SERVICES)('every field of $service', ({ schema, fields, item }) => {
  const filled = fields.filter(isFilled);
  const constant = fields.filter((one): one is Exclude<Field, FilledField> => !isFilled(one));

  it('is told of, in the order of the protocol or of its lists', () => {
    expect(fields.map(({ field }) => field).sort()).toEqual(namesOf(schema).sort());
  });

  it.each(filled)('$field is filled from its source, and changes with it', ({ field, changed, ...one }) => {
    const sample = SAMPLES[one.in ?? 'returned'];
    const value = valueAt(item(sample), field);
    expect(value).toMatch(/./);
    expect(valueAt(item(changed(sample)), field) ?? '').not.toEqual(value);
  });

  it('says the same of every dossier where it has no source', () => {
    for (const sample of Object.values(SAMPLES)) {
      const values = constant.map(({ field }) => valueAt(item(sample), field));
      expect(values).toEqual(
        constant.map(({ always }, index) => (values[index] === undefined ? undefined : always)),
      );
    }
    const full = constant.map(({ field }) => valueAt(item(SAMPLES.returned), field));
    expect(full).toEqual(constant.map(({ always }) => always));
  });
});
