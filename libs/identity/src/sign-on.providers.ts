import { OpenIdConnect } from './adapters/openid-connect.ts';
import { AccountOfPerson } from './application/account-of-person.ts';
import { CompleteSignOn } from './application/complete-sign-on.ts';
import { LinkExternalIdentity } from './application/link-external-identity.ts';
import { ListExternalIdentities } from './application/queries/list-external-identities.ts';
import { RedeemHandover } from './application/redeem-handover.ts';
import { SignOnProvider } from './application/sign-on-provider.ts';
import { StartSignOn } from './application/start-sign-on.ts';
import { UnlinkExternalIdentity } from './application/unlink-external-identity.ts';
import { ExternalIdentityController } from './http/external-identity.controller.ts';
import { SignOnController } from './http/sign-on.controller.ts';

export const signOnControllers = [SignOnController, ExternalIdentityController];

export const signOnProviders = [
  StartSignOn,
  CompleteSignOn,
  RedeemHandover,
  AccountOfPerson,
  ListExternalIdentities,
  LinkExternalIdentity,
  UnlinkExternalIdentity,
  { provide: SignOnProvider, useClass: OpenIdConnect },
];
