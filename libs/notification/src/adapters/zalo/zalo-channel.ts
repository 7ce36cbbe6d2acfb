import type { Provider } from '@nestjs/common';
import { CONFIG, type Config, zaloAccount } from '#platform/config';
import { Logger } from '#platform/logging';
import { FinishedTexts } from '../../application/finished-texts.ts';
import { TokenIssuer } from '../../application/zalo/token-issuer.ts';
import { ZaloTokenStore } from '../../application/zalo/zalo-token-store.ts';
import { ZaloTokens } from '../../application/zalo/zalo-tokens.ts';
import { OauthIssuer } from './oauth.issuer.ts';
import { ZaloCarrier } from './zalo.carrier.ts';
import { ZnsGateway } from './zns.gateway.ts';

/** What messages over Zalo need. */
export const zaloChannel: Provider[] = [
  ...[ZaloTokens, ZaloTokenStore],
  { provide: TokenIssuer, useClass: OauthIssuer },
  {
    provide: ZaloCarrier,
    useFactory: (config: Config, tokens: ZaloTokens, texts: FinishedTexts, logger: Logger) =>
      new ZaloCarrier(zaloAccount(config) && new ZnsGateway(config, tokens, logger), texts),
    inject: [CONFIG, ZaloTokens, FinishedTexts, Logger],
  },
];
