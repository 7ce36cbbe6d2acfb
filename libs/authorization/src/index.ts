export { Abilities } from './application/abilities.ts';
export { AuthorizationModule } from './authorization.module.ts';
export type { Ability, DossierFact, DossierFacts, Post, PostHolder } from './domain/ability.ts';
export { rolesThatMay, type Subject, type VerbOn } from './domain/grants.ts';
export { may } from './http/may.ts';
