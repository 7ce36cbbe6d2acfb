import { allProblems, defineProblems } from './define-problems.ts';
import { fill, Problem, type ProblemKind } from './problem.ts';
import { type ProblemContext, problemDocument } from './problem-document.ts';
import { requestProblem } from './request-problems.ts';

const refuse = defineProblems({
  'trial.late': {
    kind: 'refused',
    title: { vi: 'Đã quá hạn', en: 'Too late' },
    detail: {
      vi: 'Hồ sơ {code} trễ {days} ngày; báo mã {correlationId}.',
      en: '{code} is {days} days late; report {correlationId}.',
    },
  },
});
const context: ProblemContext = {
  publicUrl: 'https://motcua.saomai.example',
  language: 'vi',
  instance: '/api/v1/dossiers/1',
  correlationId: 'c0ffee00',
};

describe('a problem document', () => {
  it('speaks the language asked for, and holds both', () => {
    const problem = refuse('trial.late', { code: 'H99-1', days: 0 });
    const messages = {
      vi: 'Hồ sơ H99-1 trễ 0 ngày; báo mã c0ffee00.',
      en: 'H99-1 is 0 days late; report c0ffee00.',
    };
    const common = {
      ...{
        type: 'https://motcua.saomai.example/problems/trial.late',
        status: 409,
        code: 'trial.late',
        messages,
      },
      ...{ instance: '/api/v1/dossiers/1', correlationId: 'c0ffee00' },
    };
    expect(problemDocument(problem, context)).toEqual({
      ...common,
      title: 'Đã quá hạn',
      detail: messages.vi,
    });
    expect(problemDocument(problem, { ...context, language: 'en' })).toEqual({
      ...common,
      title: 'Too late',
      detail: messages.en,
    });
  });

  it('carries what the problem adds, such as the faults of each field', () => {
    const errors = [{ pointer: '/a', code: 'required', vi: 'Bắt buộc phải nhập', en: 'Is required' }];
    const problem = requestProblem('request.invalid', {}, { errors, current: { version: 3 } });
    expect(problemDocument(problem, context)).toMatchObject({ status: 400, errors, current: { version: 3 } });
  });

  it('leaves a placeholder nothing was given for where it is', () => {
    expect(problemDocument(refuse('trial.late', { days: 2 }), context).detail).toContain(
      'Hồ sơ {code} trễ 2 ngày',
    );
  });

  it.each([
    ['{a} and {a}', { a: 1 }, '1 and 1'],
    ['{a}', { a: { vi: 'một', en: 'one' } }, 'one'],
    ['{a}', { a: '{b}', b: 'x' }, '{b}'],
    ['{a}', { a: '$& $1' }, '$& $1'],
    ['{toString}', {}, '{toString}'],
    ['{ a } {}', { a: 1 }, '{ a } {}'],
  ])('fills %j with %j as %j', (sentence, parameters, filled) => {
    expect(fill({ vi: '', en: sentence }, parameters, 'en')).toBe(filled);
  });

  it('reads in a log as code and English sentence', () => {
    const problem = refuse('trial.late', { code: 'H99-1', days: 2 });
    expect(problem).toBeInstanceOf(Error);
    expect(problem.message).toBe('trial.late: H99-1 is 2 days late; report {correlationId}.');
  });

  it.each<[ProblemKind, number]>([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['refused', 409],
    ['stale', 412],
    ['media-type', 415],
    ['unprocessable', 422],
    ['precondition-missing', 428],
    ['too-many', 429],
    ['bug', 500],
    ['unavailable', 503],
  ])('answers what is %s with %i', (kind, status) => {
    const definition = { kind, title: { vi: '', en: '' }, detail: { vi: '', en: '' } };
    expect(problemDocument(new Problem('trial.any', definition), context).status).toBe(status);
  });
});

describe('the declared problems', () => {
  it('are refused a code that another module has', () => {
    const definition = { kind: 'refused', title: { vi: '', en: '' }, detail: { vi: '', en: '' } } as const;
    expect(() => defineProblems({ 'trial.late': definition })).toThrow(
      'problem trial.late is declared twice',
    );
  });

  it('are listed in the order of their codes', () => {
    const codes = allProblems().map(([code]) => code);
    expect(codes).toEqual(codes.toSorted((one, other) => one.localeCompare(other)));
    expect(codes).toEqual(expect.arrayContaining(['trial.late', 'request.invalid', 'server.fault']));
  });

  it('say the same in both languages: each has its text, and the placeholders of the one are those of the other', () => {
    const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
    for (const [code, { title, detail }] of allProblems()) {
      expect({ code, found: placeholders(detail.vi) }).toEqual({ code, found: placeholders(detail.en) });
      for (const text of [title.vi, title.en, detail.vi, detail.en]) expect(text).toMatch(/\S/);
    }
  });
});
