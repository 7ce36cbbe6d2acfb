import type { IncomingMessage } from 'node:http';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  errorCodes,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify';
import type { Config } from '#platform/config';
import { sight } from '#platform/database';
import { correlation, Logger, underWay } from '#platform/logging';
import { guardEdge } from './guard-edge.ts';
import { type RouteRules, rulesOf, STREAMED_TYPES } from './route-rules.ts';
import { securityHeaders } from './security-headers.ts';

const API_PREFIX = 'api/v1';
const UNPREFIXED = ['health/live', 'health/ready', 'problems/:code'];
/** Bigger bodies than any form of this API needs are refused before they are read. */
const BODY_LIMIT = 1024 * 1024;

/** More than any client of this API sends; whoever sends more is refused with 431. */
const HEADER_LIMIT = 8 * 1024;
/** A client that takes longer to send its request is cut off, so that slow ones do not hold all connections. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * The Fastify adapter every HTTP application of this system runs on.
 * @param trustedProxies addresses or networks whose forwarded headers are believed; anyone else's are not
 */
export function httpAdapter(trustedProxies: readonly string[] = []): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { maxHeaderSize: HEADER_LIMIT },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is refused before any hook or filter; it gets the same kind of answer.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      correlate(request, reply, () => request.server.errorHandler(error, request, reply)),
  });
  adapter.getInstance().addHook('onRoute', widenBody);
  // Fastify would take plain text as a body that is a string.
  adapter.getInstance().removeContentTypeParser('text/plain');
  adapter.getInstance().addContentTypeParser([...STREAMED_TYPES], handOn);
  return adapter;
}

type BodyParsed = (error: Error | null, body?: unknown) => void;

/** Leaves a body unread where the contract says so; elsewhere its kind is as foreign as any other. */
function handOn(request: FastifyRequest, body: IncomingMessage, done: BodyParsed): void {
  const type = request.headers['content-type'];
  if (rulesOf(request).streamed === type) done(null, body);
  else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type));
}

/** Gives a route the body its contract asks for; Nest itself knows one limit for all. */
function widenBody(route: RouteOptions): void {
  const { bodyLimit } = (route.config ?? {}) as Partial<RouteRules>;
  if (bodyLimit !== undefined) Object.assign(route, { bodyLimit });
}

/** Builds the HTTP application around a root module; not yet listening. */
export async function createHttpApp(
  module: DynamicModule,
  { TRUSTED_PROXIES }: Pick<Config, 'TRUSTED_PROXIES'>,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(TRUSTED_PROXIES), {
    bufferLogs: true,
    abortOnError: false,
    // What others sign is the body as it came.
    rawBody: true,
  });
  return prepareHttpApp(app);
}

/** Gives an application correlation ids, security headers and the API prefix. */
export async function prepareHttpApp(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  app.useLogger(app.get(Logger));
  nameRoutes(app);
  addCorrelation(app);
  hangUpWhenEnding(app);
  await secureAnswers(app);
  guardEdge(app);
  return app;
}

/** Puts the API's endpoints under its versioned prefix, and probes and pages beside it. */
export const nameRoutes = (app: INestApplication): unknown =>
  app.setGlobalPrefix(API_PREFIX, { exclude: UNPREFIXED });

function correlate(request: FastifyRequest, reply: FastifyReply, work: () => void): void {
  const offered = request.headers['x-correlation-id'];
  const id = correlation.accept(typeof offered === 'string' ? offered : undefined);
  void reply.header('X-Correlation-Id', id);
  correlation.run(id, () => sight.ofRequest(work), request.ip);
}

async function secureAnswers(app: NestFastifyApplication): Promise<void> {
  const headers = await securityHeaders();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      void reply.headers(headers);
      done();
    });
}

function addCorrelation(app: NestFastifyApplication): void {
  const logger = app.get(Logger);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', correlate);
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.answered({
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
    done();
  });
}

/** What is under way is known by name while the process ends; whoever is answered then is not to keep the connection, and it. */
function hangUpWhenEnding(app: NestFastifyApplication): void {
  let isEnding = false;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preClose', (done) => {
    isEnding = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    // Also when the client is gone before it is answered: that ends the response, not what is done for it.
    reply.raw.once('close', underWay.begin(`${request.method} ${request.routeOptions.url ?? 'nowhere'}`));
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isEnding) void reply.header('connection', 'close');
    done(null, payload);
  });
}
