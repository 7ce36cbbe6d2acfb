import type { z } from 'zod';
import type { Access, ServiceScope } from './access.ts';
import type { StreamedType } from './route-rules.ts';

/** What an endpoint takes, gives and demands; the one source of its checks and of its OpenAPI description. */
export interface EndpointContract {
  summary: string;
  access: Access;
  /** What a service must have been granted; without it the endpoint is closed to services. */
  scope?: ServiceScope;
  /** Answered even to a session that must do something else first, where that is one of these. */
  amid?: readonly string[];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Bytes its body may have, where the standard is too little. */
  bodyLimit?: number;
  /** Media type of a body that is no JSON and is handed on as it comes, as a `Readable`. */
  streamed?: StreamedType;
  answer?: z.ZodType;
  status?: number;
  /** Tells strangers whether something they named is right, so that they may ask seldom only. */
  guessable?: boolean;
  /** Media type of the answer when it is not JSON. */
  produces?: string;
  /** Of administration, and done outside working hours as well. */
  atAnyHour?: boolean;
  /** The database shows dossiers of every agency to it, whoever asks. Administration sees all without saying so. */
  seesEverything?: true;
  /** The request must carry `Idempotency-Key`. */
  idempotent?: boolean;
  /** The request must carry `If-Match`. */
  versioned?: boolean;
  /** Every answer leaves a trace of who got it: a look at what is sensitive, or taking data out of the system. */
  recorded?: 'look' | 'export';
}

export const CONTRACT = Symbol('endpoint contract');
