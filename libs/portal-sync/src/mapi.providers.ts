import { MapiClient } from './adapters/mapi-client.ts';
import { MapiSessions } from './adapters/mapi-sessions.ts';
import { MapiTransport } from './adapters/mapi-transport.ts';
import { MapiPortal } from './adapters/mapi.portal.ts';
import { ExchangeLog } from './domain/exchange-log.ts';
import { NationalPortal } from './application/national-portal.ts';
import { Exchanges } from './persistence/exchanges.ts';

/** The portal as this process reaches it, with a session of its own. */
export const mapi = [
  MapiTransport,
  MapiSessions,
  MapiClient,
  { provide: ExchangeLog, useClass: Exchanges },
  { provide: NationalPortal, useClass: MapiPortal },
];
