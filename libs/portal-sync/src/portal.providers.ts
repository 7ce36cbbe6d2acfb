import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { MapiClient } from './adapters/mapi-client.ts';
import { MapiSessions } from './adapters/mapi-sessions.ts';
import { MapiTransport } from './adapters/mapi-transport.ts';
import { MapiCorrespondence } from './adapters/mapi.correspondence.ts';
import { MapiPortal } from './adapters/mapi.portal.ts';
import { MinistryClient } from './adapters/ministry-client.ts';
import { MinistryFiles } from './adapters/ministry-files.ts';
import { MinistryTokens } from './adapters/ministry-tokens.ts';
import { MinistryPortal } from './adapters/ministry.portal.ts';
import { NationalPortal } from './application/national-portal.ts';
import { PortalCorrespondence } from './application/portal-correspondence.ts';
import { ExchangeLog } from './domain/exchange-log.ts';
import { ForeignNames } from './domain/foreign-names.ts';
import { Exchanges } from './persistence/exchanges.ts';
import { StoredForeignNames } from './persistence/stored-foreign-names.ts';

/** The portal as this process reaches it, in the dialect it is set to. */
export const portal: Provider[] = [
  ...[MapiTransport, MapiSessions, MapiClient, MapiPortal],
  ...[MinistryTokens, MinistryClient, MinistryFiles, MinistryPortal],
  { provide: ForeignNames, useClass: StoredForeignNames },
  { provide: ExchangeLog, useClass: Exchanges },
  // The other dialect has no such services.
  { provide: PortalCorrespondence, useClass: MapiCorrespondence },
  {
    provide: NationalPortal,
    inject: [CONFIG, MapiPortal, MinistryPortal],
    useFactory: ({ PORTAL_DIALECT }: Config, mapi: MapiPortal, ministry: MinistryPortal) =>
      ({ mapi, ministry })[PORTAL_DIALECT],
  },
];
