import { DisableServiceAccount } from './application/disable-service-account.ts';
import { IssueServiceKey } from './application/issue-service-key.ts';
import { OpenServiceAccount } from './application/open-service-account.ts';
import { ListServiceAccounts } from './application/queries/list-service-accounts.ts';
import { AdmitService } from './application/admit-service.ts';
import { RevokeServiceKey } from './application/revoke-service-key.ts';
import { RotateServiceKey } from './application/rotate-service-key.ts';
import { ServiceAccountController } from './http/service-account.controller.ts';
import { ServiceKeyController } from './http/service-key.controller.ts';

export const serviceControllers = [ServiceAccountController, ServiceKeyController];

export const serviceProviders = [
  AdmitService,
  ListServiceAccounts,
  OpenServiceAccount,
  DisableServiceAccount,
  IssueServiceKey,
  RotateServiceKey,
  RevokeServiceKey,
];
