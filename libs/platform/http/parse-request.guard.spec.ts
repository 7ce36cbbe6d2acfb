import type { ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import type { Problem } from '#platform/problem';
import type { EndpointContract } from './contract.ts';
import { ParseRequestGuard } from './parse-request.guard.ts';

/** Sends a request to an endpoint with this contract; gives what the endpoint gets to see. */
function received(
  contract: Partial<EndpointContract>,
  request: { params?: unknown; query?: unknown; body?: unknown },
) {
  const seen = { params: undefined, query: undefined, body: undefined, ...request };
  const context = { switchToHttp: () => ({ getRequest: () => seen }) };
  new ParseRequestGuard(contract).canActivate(context as unknown as ExecutionContext);
  return seen;
}
function faultsOf(body: unknown, schema: z.ZodType = z.unknown()): unknown {
  try {
    received({ body: schema }, { body });
  } catch (error) {
    expect(error).toMatchObject({ code: 'request.invalid' });
    return (error as Problem).extensions['errors'];
  }
  return [];
}

const INVALID_CHARACTER = {
  code: 'invalid_character',
  vi: 'Có ký tự không hợp lệ',
  en: 'Has an invalid character',
};

describe('a request', () => {
  it('reaches its endpoint as the schemas made of it', () => {
    const contract = {
      params: z.strictObject({ id: z.coerce.number() }),
      query: z.strictObject({ limit: z.coerce.number().default(50) }),
      body: z.strictObject({ name: z.string().trim() }),
    };
    expect(received(contract, { params: { id: '7' }, query: {}, body: { name: ' a ' } })).toEqual({
      params: { id: 7 },
      query: { limit: 50 },
      body: { name: 'a' },
    });
  });

  it('is left as it is where the endpoint says nothing about it', () => {
    expect(received({}, { body: { any: 'thing\u0000' } }).body).toEqual({ any: 'thing\u0000' });
  });

  it('is refused with every fault of its body', () => {
    const schema = z.strictObject({ a: z.string(), b: z.int() });
    expect(faultsOf({ b: 'x', c: 1 }, schema)).toMatchObject([
      { pointer: '/a', code: 'required' },
      { pointer: '/b', code: 'invalid_type' },
      { pointer: '/c', code: 'unknown_field' },
    ]);
  });

  it.each([
    ['at the top', 'a\u0000', ''],
    ['in a field', { a: '\u0000' }, '/a'],
    ['in a list', { a: ['b', { c: 'd\u0000e' }] }, '/a/1/c'],
    ['in the name of a field, shown at what holds it', { a: { 'b\u0000': 1 } }, '/a'],
    ['below a name with signs of its own', { 'a/b': { 'c~d': '\u0000' } }, '/a~1b/c~0d'],
    ['as half of a sign', { a: 'b\ud83d' }, '/a'],
  ])('is refused with what the database cannot hold %s', (_, body, pointer) => {
    expect(faultsOf(body)).toEqual([{ pointer, ...INVALID_CHARACTER }]);
  });

  it('is let through with any other sign', () => {
    expect(faultsOf({ a: ['\u0001', 'Đ', '😀', '\\u0000', '', null, 1, true] })).toEqual([]);
  });

  it('is refused, not walked into, when it nests without end', () => {
    const endless = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown;
    expect(faultsOf(endless)).toEqual([
      { pointer: '/0'.repeat(32), code: 'too_deep', vi: 'Lồng quá nhiều cấp', en: 'Is nested too deeply' },
    ]);
  });
});
