export { ImportAccounts } from './application/import-accounts.ts';
export { Sessions } from './application/sessions.ts';
export { holdsRole, type Position, positionAt, type Principal } from './domain/principal.ts';
export { Caller } from './http/caller.ts';
export { IdentityModule } from './identity.module.ts';
