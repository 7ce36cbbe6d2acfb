import { CONFIG, type Config } from '#platform/config';
import { Logger } from '#platform/logging';
import { OpenIdConnect } from './adapters/openid-connect.ts';
import { AccountOfPerson } from './application/account-of-person.ts';
import { CompleteSignOn } from './application/complete-sign-on.ts';
import { EndCitizenSession } from './application/end-citizen-session.ts';
import { LinkExternalIdentity } from './application/link-external-identity.ts';
import { OpenCitizenSession } from './application/open-citizen-session.ts';
import { OwnerOfSession } from './application/owner-of-session.ts';
import { ListExternalIdentities } from './application/queries/list-external-identities.ts';
import { RecogniseCaller } from './application/recognise-caller.ts';
import { RecogniseCitizen } from './application/recognise-citizen.ts';
import { RedeemCitizenHandover } from './application/redeem-citizen-handover.ts';
import { RedeemHandover } from './application/redeem-handover.ts';
import { RefusedSignOns } from './application/refused-sign-ons.ts';
import { SignOnProviders } from './application/sign-on-provider.ts';
import { SignOnsUnderWay } from './application/sign-ons-under-way.ts';
import { StartSignOn } from './application/start-sign-on.ts';
import { TakeHandover } from './application/take-handover.ts';
import { UnlinkExternalIdentity } from './application/unlink-external-identity.ts';
import { CitizenSessionController } from './http/citizen-session.controller.ts';
import { CitizenSignOnController } from './http/citizen-sign-on.controller.ts';
import { ExternalIdentityController } from './http/external-identity.controller.ts';
import { SignOnController } from './http/sign-on.controller.ts';

export const signOnControllers = [
  ...[SignOnController, ExternalIdentityController],
  ...[CitizenSignOnController, CitizenSessionController],
];

/** One of its own for each who signs on: what one provider says of itself is not believed of the other. */
const providersOf = (config: Config, logger: Logger): SignOnProviders =>
  new SignOnProviders({
    officer: new OpenIdConnect('officer', config, logger),
    citizen: new OpenIdConnect('citizen', config, logger),
  });

const citizens = [OpenCitizenSession, RecogniseCitizen, EndCitizenSession, RedeemCitizenHandover];

export const signOnProviders = [
  StartSignOn,
  CompleteSignOn,
  OwnerOfSession,
  SignOnsUnderWay,
  RefusedSignOns,
  TakeHandover,
  RedeemHandover,
  AccountOfPerson,
  ListExternalIdentities,
  LinkExternalIdentity,
  UnlinkExternalIdentity,
  ...citizens,
  RecogniseCaller,
  { provide: SignOnProviders, useFactory: providersOf, inject: [CONFIG, Logger] },
];
