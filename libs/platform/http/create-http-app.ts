import helmet from '@fastify/helmet';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlation, Logger } from '#platform/logging';

const API_PREFIX = 'api/v1';
/** Bigger bodies than any form of this API needs are refused before they are read. */
const BODY_LIMIT = 1024 * 1024;

/** Builds the HTTP application around a root module: correlation id, security headers, prefix, shutdown hooks. */
export async function createHttpApp(module: Type | object): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module as Type, adapter, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready', 'problems/:code'] });
  app.enableShutdownHooks();
  addCorrelation(app);
  await app.register(helmet, { contentSecurityPolicy: { directives: { 'script-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null } } });
  return app;
}

function addCorrelation(app: NestFastifyApplication): void {
  const logger = app.get(Logger);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const offered = request.headers['x-correlation-id'];
    const id = correlation.accept(typeof offered === 'string' ? offered : undefined);
    void reply.header('X-Correlation-Id', id);
    correlation.run(id, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.info('request', {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
    done();
  });
}
