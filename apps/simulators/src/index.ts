export { demoAccounts } from './demo-accounts.ts';
export type { FaultKind, FaultRequest, FaultTarget } from './faults/fault.ts';
export type { FaultView } from './faults/armed-fault.ts';
export type { HeldDossier, HeldProgress } from './national-portal/held-dossiers.ts';
export type { PortalRequest } from './national-portal/portal-request.ts';
export type { PublishedProcedure } from './national-portal/published-procedure.ts';
export { type Simulators, type SimulatorsOptions, startSimulators } from './simulators.ts';
export type { MailMessage } from './smtp-sink/mail-message.ts';
export type { SmsRequest } from './viettel-sms/sms-request.ts';
