export { ImportAccounts } from './application/import-accounts.ts';
export { type OpenedSession, OpenSession } from './application/open-session.ts';
export { RecogniseSession } from './application/recognise-session.ts';
export type { Client, Proof } from './domain/client.ts';
export { type Position, positionAt, type Principal } from './domain/principal.ts';
export { Caller } from './http/caller.ts';
export { CallingClient } from './http/client.ts';
export { IdentityModule } from './identity.module.ts';
