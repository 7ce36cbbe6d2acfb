import { randomBytes } from 'node:crypto';
import type { Configuration, JWK } from 'oidc-provider';
import type { ClaimUse, SignOnKind } from './sign-on-kinds.ts';

interface Furnishing {
  jwk: JWK;
  /** What people have typed, by subject. */
  people: ReadonlyMap<string, string>;
  publicUrl: string;
  kind: SignOnKind;
}

const MINUTE = 60;

/** One registered system, the authorisation code with PKCE alone, and nobody is asked for consent. */
export const providerConfiguration = ({ jwk, people, publicUrl, kind }: Furnishing): Configuration => ({
  clients: [
    {
      client_id: kind.client.clientId,
      client_secret: kind.client.clientSecret,
      redirect_uris: [`${publicUrl}${kind.callback}`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [jwk] },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  pkce: { required: () => true },
  claims: { ...kind.claims },
  // What an ID token tells is said by the kind.
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `${kind.mount}/interaction/${uid}` },
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: (use) => ({ sub, ...kind.told(people.get(sub) ?? '', use as ClaimUse) }),
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
