export { AdmitAdministration } from './application/admit-administration.ts';
export { ForgetSignIns } from './application/forget-sign-ins.ts';
export { ImportAccounts } from './application/import-accounts.ts';
export { OpenCitizenSession } from './application/open-citizen-session.ts';
export { type OpenedSession, OpenSession } from './application/open-session.ts';
export { type RecognisedSession, RecogniseSession } from './application/recognise-session.ts';
export type { Citizen } from './domain/citizen.ts';
export type { Client, Proof } from './domain/client.ts';
export {
  type Delegator,
  type Matter,
  ownPositions,
  type Position,
  positionAt,
  type Principal,
  within,
} from './domain/principal.ts';
export type { Reader, Service } from './domain/service.ts';
export { Caller, CallersSession, CallingCitizen, CallingReader } from './http/caller.ts';
export { CallingClient } from './http/client.ts';
export { IdentityModule, IdentitySetupModule, IdentityWorkerModule } from './identity.module.ts';
export { inForce, POST_OF_DELEGATION } from './persistence/load-principal.ts';
export { standsBehind } from './persistence/stands-behind.ts';
