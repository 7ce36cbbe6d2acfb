import type { HttpAnswer } from '../faults/http-exchange.ts';

export const json = (answer: unknown, status = 200): HttpAnswer => ({
  ...{ status, type: 'application/json; charset=utf-8' },
  body: JSON.stringify(answer),
});

/** Refusals of the store and of the civil-status system come with HTTP 200. */
export const refusedByStore = (errorCode: string, message: string): HttpAnswer =>
  json({ errorCode, message, signature: '', result: null });
