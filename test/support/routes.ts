import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONTRACT, type EndpointContract } from '#platform/http';

/** `GET /dossiers/:id` */
export type Route = string;

/** Collects every route the server will answer, whoever registers it, without the HEAD twin of each GET. */
export function watchRoutes(adapter: FastifyAdapter): readonly Route[] {
  const routes: Route[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    const methods = [method].flat().filter((one) => one !== 'HEAD');
    routes.push(...methods.map((one) => `${one} ${url}`));
  });
  return routes;
}

type Handler = (...args: never) => unknown;

/** Every handler of every controller with the route it is declared for and its contract. */
export function declaredEndpoints(app: NestFastifyApplication): Map<Route, EndpointContract | undefined> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return new Map(
    controllers.flatMap(({ metatype }) => {
      if (!metatype) return [];
      const prototype = metatype.prototype as Record<string, Handler>;
      const below = String(Reflect.getMetadata(PATH_METADATA, metatype));
      return Object.getOwnPropertyNames(prototype)
        .map((name) => prototype[name]!)
        .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
        .map((handler): [Route, EndpointContract | undefined] => {
          const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
          const parts = [below, String(Reflect.getMetadata(PATH_METADATA, handler))];
          const path = parts.flatMap((part) => part.split('/')).filter(Boolean);
          return [`${method} /${path.join('/')}`, Reflect.getMetadata(CONTRACT, handler)];
        });
    }),
  );
}
