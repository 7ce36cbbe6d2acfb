export { type Difference, differencesBetween, type Vocabulary } from './differences-between.ts';
