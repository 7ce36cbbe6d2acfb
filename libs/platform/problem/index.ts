export { allProblems, defineProblems } from './define-problems.ts';
export { pointerOf } from './json-pointer.ts';
export {
  type Bilingual,
  type Language,
  fill,
  type FieldFault,
  Problem,
  PROBLEM_STATUS,
  type ProblemDefinition,
  type ProblemParameters,
} from './problem.ts';
export { type ProblemDocument, problemDocument } from './problem-document.ts';
export { requestProblem } from './request-problems.ts';
