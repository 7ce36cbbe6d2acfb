import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { z } from 'zod';
import { type Unstorable, unstorableIn } from '#platform/fields';
import { type FieldFault, pointerOf, requestProblem } from '#platform/problem';
import type { EndpointContract } from './contract.ts';
import { fieldFaults } from './field-faults.ts';

interface ParsedRequest {
  params: unknown;
  query: unknown;
  body: unknown;
}

/**
 * Replaces path, query and body by what the endpoint's schemas made of them, or refuses with every fault at once. Comes after
 * the guards of who may call. Not an interceptor: Nest gives each request of an endpoint that has one streams and scopes
 * that take longer than a look-up.
 */
export class ParseRequestGuard implements CanActivate {
  constructor(private readonly contract: Pick<EndpointContract, 'params' | 'query' | 'body'>) {}

  canActivate(context: ExecutionContext): boolean {
    const { params, query, body } = this.contract;
    const request = context.switchToHttp().getRequest<ParsedRequest>();
    if (params) request.params = parse(params, request.params);
    if (query) request.query = parse(query, request.query);
    if (body) request.body = parse(body, request.body);
    return true;
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
