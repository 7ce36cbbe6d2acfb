import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import type { z } from 'zod';
import { type Unstorable, unstorableIn } from '#platform/fields';
import { type FieldFault, pointerOf, requestProblem } from '#platform/problem';
import { CONTRACT, type EndpointContract } from './contract.ts';
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
  const unfit = unstorableIn(value);
  if (unfit) throw requestProblem('request.invalid', {}, { errors: [faultOf(unfit)] });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw requestProblem('request.invalid', {}, { errors: fieldFaults(parsed.error, value) });
}

const INVALID_CHARACTER = {
  code: 'invalid_character',
  vi: 'Có ký tự không hợp lệ',
  en: 'Has an invalid character',
};
const TOO_DEEP = { code: 'too_deep', vi: 'Lồng quá nhiều cấp', en: 'Is nested too deeply' };

const faultOf = ({ path, why }: Unstorable): FieldFault => ({
  pointer: pointerOf(path),
  ...(why === 'depth' ? TOO_DEEP : INVALID_CHARACTER),
});
