import type { Changed } from './changed-source.ts';
import type { SAMPLES } from './full-sample.ts';

/** A field of the protocol that is filled from our data. */
export interface FilledField {
  /** Within lists as `List.Field`. */
  field: string;
  /** Tables and columns, or what is reckoned from them. */
  source: string;
  /** When it is empty, and why. */
  empty: string;
  /** Changes the source, and with it the field. */
  changed: Changed;
  /** In which sample it is filled; `returned` unless told otherwise. */
  in?: keyof typeof SAMPLES;
}

/** A field that always says the same. */
export interface ConstantField {
  field: string;
  always: string | readonly [];
  why: string;
}

export type Field = FilledField | ConstantField;

export const isFilled = (field: Field): field is FilledField => 'source' in field;
