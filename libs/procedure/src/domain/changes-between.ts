import { differencesBetween, type Vocabulary } from '#platform/comparison';
import type { Change } from './catalogue-import.ts';
import { keyOfElement } from './element-keys.ts';
import { fieldName } from './field-names.ts';
import type { ProcedureDefinition } from './procedure.ts';

const VOCABULARY: Vocabulary = { nameOf: fieldName, keyOf: keyOfElement };

/**
 * What differs between two definitions, field by field; none when they are equal. Elements of a list are compared by what
 * they are (channel, code, name), not by where they stand, so that a paper put in front changes only itself.
 */
export const changesBetween = (before: ProcedureDefinition, after: ProcedureDefinition): Change[] =>
  differencesBetween(before, after, VOCABULARY).map(({ pointer, field, ...values }) => ({
    pointer,
    field,
    ...(values.before === undefined ? {} : { before: values.before }),
    ...(values.after === undefined ? {} : { after: values.after }),
  }));
