import type { Config } from '#platform/config';
import { signOnRefusal } from '../domain/sign-on-refusal.ts';
import type { WhoSignsOn } from '../domain/who-signs-on.ts';

/** How a provider of single sign-on is reached. */
export interface SignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Page of the client that the browser comes back to in the end. */
  returnUrl: string;
  /** The one its ID tokens may be signed with. */
  algorithm: string;
  /** Where it sends browsers back to; one of its own, lest the answer of one provider be taken for that of the other (RFC 9700 4.4.2.2). */
  callbackPath: string;
  scope: string;
  /** Claim that holds the identity number; null = nobody asks for it. */
  numberClaim: string | null;
}

/** As they are set; the first four may be absent, together. */
type Given = Pick<SignOnSettings, 'algorithm' | 'callbackPath' | 'scope' | 'numberClaim'> &
  Record<'issuer' | 'clientId' | 'clientSecret' | 'returnUrl', string | undefined>;

const GIVEN: Readonly<Record<WhoSignsOn, (config: Config) => Given>> = {
  officer: (config) => ({
    issuer: config.SIGN_ON_ISSUER,
    clientId: config.SIGN_ON_CLIENT_ID,
    clientSecret: config.SIGN_ON_CLIENT_SECRET,
    returnUrl: config.SIGN_ON_RETURN_URL,
    algorithm: config.SIGN_ON_ALGORITHM,
    callbackPath: '/api/v1/sign-on/callback',
    scope: 'openid profile',
    numberClaim: null,
  }),
  citizen: (config) => ({
    issuer: config.CITIZEN_SIGN_ON_ISSUER,
    clientId: config.CITIZEN_SIGN_ON_CLIENT_ID,
    clientSecret: config.CITIZEN_SIGN_ON_CLIENT_SECRET,
    returnUrl: config.CITIZEN_SIGN_ON_RETURN_URL,
    algorithm: config.CITIZEN_SIGN_ON_ALGORITHM,
    callbackPath: '/api/v1/citizen-sign-on/callback',
    scope: config.CITIZEN_SIGN_ON_SCOPE,
    numberClaim: config.CITIZEN_SIGN_ON_NUMBER_CLAIM,
  }),
};

/** @throws identity.sign-on-off, .citizen-sign-on-off */
export function signOnSettings(config: Config, who: WhoSignsOn): SignOnSettings {
  const { issuer, clientId, clientSecret, returnUrl, ...others } = GIVEN[who](config);
  if (!issuer || !clientId || !clientSecret || !returnUrl) throw signOnRefusal(who, 'off');
  return { issuer, clientId, clientSecret, returnUrl, ...others };
}
