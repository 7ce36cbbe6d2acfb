import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthorizationModule } from '#authorization';
import { OrganizationModule } from '#organization';
import { WorkingCalendarModule } from '#working-calendar';
import { AdmitAdministration } from './application/admit-administration.ts';
import { Attempts } from './application/attempts.ts';
import { ChangePassword } from './application/change-password.ts';
import { ConfirmSecondFactor } from './application/confirm-second-factor.ts';
import { CreateAccount } from './application/create-account.ts';
import { DisableAccount } from './application/disable-account.ts';
import { EndAccountSessions } from './application/end-account-sessions.ts';
import { EndOwnSessions } from './application/end-own-sessions.ts';
import { EnrolSecondFactor } from './application/enrol-second-factor.ts';
import { ForgetSignIns } from './application/forget-sign-ins.ts';
import { ImportAccounts } from './application/import-accounts.ts';
import { OpenCitizenSession } from './application/open-citizen-session.ts';
import { OpenSession } from './application/open-session.ts';
import { PasswordDictionary } from './application/password-dictionary.ts';
import { ProveFactorInSession } from './application/prove-factor-in-session.ts';
import { ProveOwnFactor } from './application/prove-own-factor.ts';
import { ProvePassword } from './application/prove-password.ts';
import { ProveSecondFactor } from './application/prove-second-factor.ts';
import { ListAccounts } from './application/queries/list-accounts.ts';
import { ListOwnSessions } from './application/queries/list-own-sessions.ts';
import { RecogniseSession } from './application/recognise-session.ts';
import { RefreshSession } from './application/refresh-session.ts';
import { RefuseWeakPassword } from './application/refuse-weak-password.ts';
import { ResetPassword } from './application/reset-password.ts';
import { ResetSecondFactor } from './application/reset-second-factor.ts';
import { SecondFactorRoles } from './application/second-factor-roles.ts';
import { SignIn } from './application/sign-in.ts';
import { UnlockAccount } from './application/unlock-account.ts';
import { emergencyDoorControllers, emergencyDoorProviders } from './emergency-door.providers.ts';
import { AccessGuard } from './http/access.guard.ts';
import { AccountActsController } from './http/account-acts.controller.ts';
import { AccountController } from './http/account.controller.ts';
import { AdministrationGuard } from './http/administration.guard.ts';
import { DescribeOfficer } from './http/describe-officer.ts';
import { OwnAccountController } from './http/own-account.controller.ts';
import { SessionController } from './http/session.controller.ts';
import { serviceControllers, serviceProviders } from './service.providers.ts';
import { signOnControllers, signOnProviders } from './sign-on.providers.ts';

const sessions = [OpenSession, RecogniseSession, RefreshSession, EndOwnSessions, ListOwnSessions];
const proofs = [
  ...[Attempts, ProvePassword, ProveSecondFactor, ProveOwnFactor, ProveFactorInSession],
  ...[SignIn, SecondFactorRoles],
];
const ownAccount = [
  PasswordDictionary,
  RefuseWeakPassword,
  ChangePassword,
  EnrolSecondFactor,
  ConfirmSecondFactor,
];
const administration = [
  ListAccounts,
  CreateAccount,
  DisableAccount,
  ResetPassword,
  ResetSecondFactor,
  UnlockAccount,
  EndAccountSessions,
];

@Module({
  imports: [AuthorizationModule, OrganizationModule, WorkingCalendarModule],
  controllers: [
    SessionController,
    OwnAccountController,
    AccountController,
    AccountActsController,
    ...signOnControllers,
    ...serviceControllers,
    ...emergencyDoorControllers,
  ],
  providers: [
    ...sessions,
    ...proofs,
    ...ownAccount,
    ...administration,
    DescribeOfficer,
    ...signOnProviders,
    ...serviceProviders,
    ...emergencyDoorProviders,
    // In this order: who it is, then whether at this hour.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: AdministrationGuard },
  ],
  exports: [OpenSession, OpenCitizenSession, RecogniseSession, AdmitAdministration],
})
export class IdentityModule {}

/** What a fresh province needs: accounts for its officers. */
@Module({ providers: [ImportAccounts], exports: [ImportAccounts] })
export class IdentitySetupModule {}

/** What the worker clears away. */
@Module({ providers: [ForgetSignIns], exports: [ForgetSignIns] })
export class IdentityWorkerModule {}
