import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import type { z } from 'zod';
import { requestProblem } from '#platform/problem';
import { CONTRACT, type EndpointContract } from './endpoint.ts';
import { fieldFaults } from './field-faults.ts';

interface ParsedRequest {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Replaces path, query and body by what the endpoint's schemas made of them, or refuses with every fault at once. */
@Injectable()
export class ParseRequestInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const contract = this.reflector.get<EndpointContract | undefined>(CONTRACT, context.getHandler());
    const request = context.switchToHttp().getRequest<ParsedRequest>();
    if (contract?.params) request.params = parse(contract.params, request.params);
    if (contract?.query) request.query = parse(contract.query, request.query);
    if (contract?.body) request.body = parse(contract.body, request.body);
    return next.handle();
  }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const nulAt = pointerToNul(value, '');
  if (nulAt !== undefined) {
    const fault = {
      pointer: nulAt,
      code: 'invalid_character',
      vi: 'Có ký tự không hợp lệ',
      en: 'Has an invalid character',
    };
    throw requestProblem('request.invalid', {}, { errors: [fault] });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw requestProblem('request.invalid', {}, { errors: fieldFaults(parsed.error, value) });
}

/** PostgreSQL's text cannot hold U+0000; without this a typed one would surface as a server fault. */
function pointerToNul(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = key.includes('\u0000') ? pointer : pointerToNul(member, `${pointer}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
