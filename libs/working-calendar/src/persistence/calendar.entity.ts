import { EntitySchema } from 'typeorm';
import { registerEntity } from '#platform/database';

export interface OpeningRow {
  id: number;
  calendar: string;
  weekday: number;
  opens: number;
  closes: number;
  validFrom: string;
  validTo: string | null;
}

export interface SpecialDayRow {
  day: string;
  kind: string;
  name: string;
  hoursOf: number | null;
}

export const OpeningEntity = registerEntity(
  new EntitySchema<OpeningRow>({
    name: 'opening',
    schema: 'calendar',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      calendar: { type: 'text' },
      weekday: { type: 'smallint' },
      opens: { type: 'smallint' },
      closes: { type: 'smallint' },
      validFrom: { type: 'date', name: 'valid_from' },
      validTo: { type: 'date', name: 'valid_to', nullable: true },
    },
  }),
);

export const SpecialDayEntity = registerEntity(
  new EntitySchema<SpecialDayRow>({
    name: 'special_day',
    schema: 'calendar',
    columns: {
      day: { type: 'date', primary: true },
      kind: { type: 'text' },
      name: { type: 'text' },
      hoursOf: { type: 'smallint', name: 'hours_of', nullable: true },
    },
  }),
);
