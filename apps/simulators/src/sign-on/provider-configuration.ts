import { randomBytes } from 'node:crypto';
import type { Configuration, JWK } from 'oidc-provider';
import { demoAccounts } from '../demo-accounts.ts';

interface Furnishing {
  jwk: JWK;
  /** User names by subject. */
  people: ReadonlyMap<string, string>;
  publicUrl: string;
  mount: string;
}

const MINUTE = 60;

/** One registered system, the authorisation code with PKCE alone, and nobody is asked for consent. */
export const providerConfiguration = ({ jwk, people, publicUrl, mount }: Furnishing): Configuration => ({
  clients: [
    {
      client_id: demoAccounts.signOn.clientId,
      client_secret: demoAccounts.signOn.clientSecret,
      redirect_uris: [`${publicUrl}/api/v1/sign-on/callback`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [jwk] },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  pkce: { required: () => true },
  claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
  // As many providers do: the ID token alone tells who it is.
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `${mount}/interaction/${uid}` },
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({ sub, preferred_username: people.get(sub) }),
  }),
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client?.clientId,
      accountId: oidc.account?.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  ttl: {
    AccessToken: MINUTE,
    AuthorizationCode: MINUTE,
    Grant: 10 * MINUTE,
    IdToken: 10 * MINUTE,
    Interaction: 10 * MINUTE,
    Session: 10 * MINUTE,
  },
});
