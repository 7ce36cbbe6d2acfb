import { MapiClient } from './adapters/mapi-client.ts';
import { MapiSessions } from './adapters/mapi-sessions.ts';
import { MapiTransport } from './adapters/mapi-transport.ts';
import { MapiPortal } from './adapters/mapi.portal.ts';
import { NationalPortal } from './application/national-portal.ts';

/** The portal as this process reaches it, with a session of its own. */
export const mapi = [
  MapiTransport,
  MapiSessions,
  MapiClient,
  { provide: NationalPortal, useClass: MapiPortal },
];
