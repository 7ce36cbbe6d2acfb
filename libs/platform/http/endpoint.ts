import { applyDecorators, SetMetadata, UseGuards, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CONTRACT, type EndpointContract } from './contract.ts';
import { problemSchema, toOpenApi } from './openapi-schema.ts';
import { ParseRequestGuard } from './parse-request.guard.ts';
import { RecordLookInterceptor } from './record-look.interceptor.ts';
import { isAdministrative, type RouteRules } from './route-rules.ts';

/** Declares an endpoint's contract. Every handler has exactly one. */
export function Endpoint(contract: EndpointContract): MethodDecorator {
  return applyDecorators(
    SetMetadata(CONTRACT, contract),
    RouteConfig(rulesFor(contract)),
    UseGuards(new ParseRequestGuard(contract)),
    // Where nothing is recorded there is none: each costs every request of its endpoint.
    ...(contract.recorded ? [UseInterceptors(RecordLookInterceptor)] : []),
    ApiOperation({ summary: contract.summary, description: describeAccess(contract) }),
    ...requestDecorators(contract),
    answerDecorator(contract),
    ApiResponse({
      status: 'default',
      description: 'A problem document (RFC 9457)',
      content: { 'application/problem+json': { schema: problemSchema } },
    }),
  );
}

const rulesFor = ({ access, bodyLimit, streamed, guessable = false }: EndpointContract): RouteRules => ({
  ...(streamed !== undefined && { streamed }),
  ...(bodyLimit !== undefined && { bodyLimit }),
  administrative: isAdministrative(access),
  guessable,
});

function requestDecorators(contract: EndpointContract) {
  const { access, params, query, body, streamed, idempotent, versioned } = contract;
  const decorators: MethodDecorator[] = [];
  if (access.kind !== 'everyone') decorators.push(ApiBearerAuth());
  for (const [name, schema] of Object.entries(params?.shape ?? {})) {
    decorators.push(ApiParam({ name, schema: toOpenApi(schema as z.ZodType, 'input') }));
  }
  for (const [name, schema] of Object.entries(query?.shape ?? {})) {
    const required = !(schema as z.ZodType).safeParse(undefined).success;
    decorators.push(ApiQuery({ name, required, schema: toOpenApi(schema as z.ZodType, 'input') }));
  }
  if (body) decorators.push(ApiBody({ schema: toOpenApi(body, 'input') }));
  if (streamed) {
    decorators.push(ApiConsumes(streamed), ApiBody({ schema: { type: 'string', format: 'binary' } }));
  }
  if (idempotent) decorators.push(ApiHeader({ name: 'Idempotency-Key', required: true }));
  if (versioned) {
    decorators.push(ApiHeader({ name: 'If-Match', required: true, description: 'ETag last read' }));
  }
  return decorators;
}

function answerDecorator({ answer, status = 200, produces = 'application/json' }: EndpointContract) {
  if (!answer) {
    return ApiResponse({
      status,
      description: 'Done',
      ...(produces === 'application/json' ? {} : { content: { [produces]: {} } }),
    });
  }
  return ApiResponse({
    status,
    description: 'Done',
    content: { [produces]: { schema: toOpenApi(answer, 'output') } },
  });
}

function describeAccess({ access, scope }: EndpointContract): string {
  const services = scope ? ` Services with the scope ${scope}.` : '';
  if (access.kind === 'everyone') return `Open to everyone: ${access.reason}.`;
  if (access.kind === 'citizen') return 'Any citizen who has signed on.';
  if (access.kind === 'signed-in') return `Any signed-in officer.${services}`;
  return `Officers who may ${access.verb} (${access.subject}): ${access.roles.join(', ')}.${services}`;
}
