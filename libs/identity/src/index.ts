export { ForgetSignIns } from './application/forget-sign-ins.ts';
export { ImportAccounts } from './application/import-accounts.ts';
export { type OpenedSession, OpenSession } from './application/open-session.ts';
export { type RecognisedSession, RecogniseSession } from './application/recognise-session.ts';
export type { Client, Proof } from './domain/client.ts';
export { type Position, positionAt, type Principal } from './domain/principal.ts';
export { Caller } from './http/caller.ts';
export { CallingClient } from './http/client.ts';
export { IdentityModule, IdentitySetupModule, IdentityWorkerModule } from './identity.module.ts';
