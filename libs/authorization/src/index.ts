export { Abilities } from './application/abilities.ts';
export { AuthorizationModule } from './authorization.module.ts';
export {
  type Ability,
  type DossierFact,
  type DossierAtHand,
  type DossierFacts,
  postThatMay,
  type Post,
  type PostHolder,
  type ReadingService,
} from './domain/ability.ts';
export { type Reached, reachOf } from './domain/reach.ts';
export { type Branch, branchesOf } from './domain/branches.ts';
export { GRANTS, grantsOf, rolesThatMay, type Subject, type VerbOn } from './domain/grants.ts';
export { may } from './http/may.ts';
export { branchSql, type FactsInSql, permittedSql } from './persistence/branch-sql.ts';
