import type { Config } from '#platform/config';
import { signOnProblem } from '../domain/sign-on.problems.ts';

/** How the province's provider of single sign-on is reached. */
export interface SignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Page of the officers' client that the browser comes back to. */
  returnUrl: string;
}

/** @throws identity.sign-on-off */
export function signOnSettings(config: Config): SignOnSettings {
  const {
    SIGN_ON_ISSUER: issuer,
    SIGN_ON_CLIENT_ID: clientId,
    SIGN_ON_CLIENT_SECRET: clientSecret,
    SIGN_ON_RETURN_URL: returnUrl,
  } = config;
  if (!issuer || !clientId || !clientSecret || !returnUrl) throw signOnProblem('identity.sign-on-off');
  return { issuer, clientId, clientSecret, returnUrl };
}
