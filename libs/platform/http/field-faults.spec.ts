import { z } from 'zod';
import { pointerOf } from '#platform/problem';
import { fieldFaults } from './field-faults.ts';

const faultsOf = (schema: z.ZodType, value: unknown) => fieldFaults(schema.safeParse(value).error!, value);
const SHAPES = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('x') }),
  z.object({ kind: z.literal('y') }),
]);
const REQUIRED = { code: 'required', vi: 'Bắt buộc phải nhập', en: 'Is required' };

describe('the faults of a request', () => {
  it.each<[string, z.ZodType, unknown, string?]>([
    ['text', z.strictObject({ a: z.string() }), {}],
    ['a number', z.strictObject({ a: z.int() }), {}],
    ['a choice', z.strictObject({ a: z.enum(['x', 'y']) }), {}],
    ['a constant', z.strictObject({ a: z.literal('x') }), {}],
    ['what tells shapes apart', z.strictObject({ a: SHAPES }), { a: { b: 1 } }, '/a/kind'],
    ['one of several shapes', z.strictObject({ a: z.union([z.string(), z.int()]) }), {}],
    ['something told to be undefined', z.strictObject({ a: z.string() }), { a: undefined }],
  ])('say of %s that is not there that it is required', (_, schema, value, pointer = '/a') => {
    expect(faultsOf(schema, value)).toEqual([{ pointer, ...REQUIRED }]);
  });

  it('say of a body that is not there that it is required, as a whole', () => {
    expect(faultsOf(z.strictObject({ a: z.string() }), undefined)).toEqual([{ pointer: '', ...REQUIRED }]);
  });

  it.each<[string, z.ZodType, unknown, string, string, string]>([
    [
      'null where text belongs',
      z.string(),
      null,
      'invalid_type',
      'Sai kiểu dữ liệu (cần string)',
      'Wrong type (expected string)',
    ],
    [
      'too little text',
      z.string().min(3),
      'ab',
      'too_small',
      'Phải có ít nhất 3 ký tự',
      'Must have at least 3 characters',
    ],
    [
      'too much text',
      z.string().max(1),
      'ab',
      'too_big',
      'Phải có nhiều nhất 1 ký tự',
      'Must have at most 1 character',
    ],
    [
      'too few items',
      z.array(z.int()).min(1),
      [],
      'too_small',
      'Phải có ít nhất 1 phần tử',
      'Must have at least 1 item',
    ],
    [
      'too many items',
      z.array(z.int()).max(1),
      [1, 2],
      'too_big',
      'Phải có nhiều nhất 1 phần tử',
      'Must have at most 1 item',
    ],
    ['too small a number', z.int().min(0), -1, 'too_small', 'Phải ít nhất 0', 'Must be at least 0'],
    ['too big a number', z.int().max(9), 10, 'too_big', 'Phải nhiều nhất 9', 'Must be at most 9'],
    [
      'none of the choices',
      z.enum(['x', 'y']),
      'z',
      'invalid_value',
      'Phải là một trong: x, y',
      'Must be one of: x, y',
    ],
    [
      'what has another form',
      z.uuid(),
      'x',
      'invalid_format',
      'Không đúng định dạng',
      'Is not in the right format',
    ],
  ])('are told of %s in both languages, never in the library’s words', (_, field, value, code, vi, en) => {
    expect(faultsOf(z.strictObject({ a: field }), { a: value })).toEqual([{ pointer: '/a', code, vi, en }]);
  });

  it('name the shapes there are where a field tells them apart', () => {
    expect(faultsOf(SHAPES, { kind: 'z' })).toEqual([
      {
        ...{ pointer: '/kind', code: 'invalid_union' },
        ...{ vi: 'Phải là một trong: x, y', en: 'Must be one of: x, y' },
      },
    ]);
  });

  it('take the words and the code of the schema’s own check', () => {
    const even = z.int().refine((number) => number % 2 === 0, {
      message: 'Phải là số chẵn | Must be even',
      params: { code: 'odd' },
    });
    expect(faultsOf(even, 1)).toEqual([
      { pointer: '', code: 'odd', vi: 'Phải là số chẵn', en: 'Must be even' },
    ]);
    expect(faultsOf(z.string().regex(/^x$/, 'Phải là x | Must be x'), 'y')).toEqual([
      { pointer: '', code: 'invalid_format', vi: 'Phải là x', en: 'Must be x' },
    ]);
  });

  it('fall back on a sentence of their own for a check that has none in both languages', () => {
    expect(
      faultsOf(
        z.int().refine(() => false, 'only English'),
        1,
      ),
    ).toEqual([
      { pointer: '', code: 'custom', vi: 'Không đúng định dạng', en: 'Is not in the right format' },
    ]);
  });

  it('point into objects and lists, and are all reported together', () => {
    const schema = z.strictObject({
      people: z.array(z.strictObject({ name: z.string(), age: z.int() })),
      town: z.string(),
    });
    const value = { people: [{ name: 'a', age: 1 }, { name: 2, age: 'b' }, 3] };
    expect(faultsOf(schema, value).map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/people/1/name', 'invalid_type'],
      ['/people/1/age', 'invalid_type'],
      ['/people/2', 'invalid_type'],
      ['/town', 'required'],
    ]);
  });

  it('name each field that is not known, one by one', () => {
    const schema = z.strictObject({ a: z.strictObject({}) });
    const unknown = {
      code: 'unknown_field',
      vi: 'Trường này không được dùng ở đây',
      en: 'This field is not known here',
    };
    expect(faultsOf(schema, { a: { 'b/c': 1, 'd~e': 2 }, f: 3 })).toEqual([
      { pointer: '/a/b~1c', ...unknown },
      { pointer: '/a/d~0e', ...unknown },
      { pointer: '/f', ...unknown },
    ]);
  });

  it('are those of the shape that came closest, where a field may take several', () => {
    const step = z.union([
      z.strictObject({ from: z.string(), to: z.string() }),
      z.strictObject({ final: z.literal(true) }),
    ]);
    const schema = z.strictObject({ steps: z.array(step) });
    expect(faultsOf(schema, { steps: [{ final: true }, { from: 'a' }] })).toEqual([
      { pointer: '/steps/1/to', ...REQUIRED },
    ]);
    const nested = z.strictObject({
      a: z.union([z.strictObject({ b: z.union([z.strictObject({ c: z.int() }), z.int()]) }), z.null()]),
    });
    expect(faultsOf(nested, { a: { b: { c: 'x' } } }).map(({ pointer }) => pointer)).toEqual(['/a/b/c']);
  });

  it('write pointers by RFC 6901', () => {
    expect([pointerOf([]), pointerOf(['a', 0, '']), pointerOf(['a/b', '~1'])]).toEqual([
      '',
      '/a/0/',
      '/a~1b/~01',
    ]);
  });
});
