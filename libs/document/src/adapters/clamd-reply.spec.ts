import { outcomeOfReply } from './clamd-reply.ts';

describe('what clamd answers', () => {
  it.each([
    ['stream: OK', { kind: 'clean' }],
    ['stream: Eicar-Signature FOUND', { kind: 'infected', finding: 'Eicar-Signature' }],
    ['stream: Heuristics.Encrypted.PDF FOUND', { kind: 'unreadable', finding: 'Heuristics.Encrypted.PDF' }],
    ['INSTREAM size limit exceeded. ERROR', { kind: 'unreadable', finding: 'size limit exceeded' }],
  ])('%s', (reply, outcome) => {
    expect(outcomeOfReply(reply)).toEqual(outcome);
  });

  it.each([
    '',
    'stream: OK stream: OK',
    'COMMAND READ TIMED OUT',
    'stream: Cannot allocate memory ERROR',
    '<html>',
  ])('is never taken for clean when it is %j', (reply) => {
    expect(outcomeOfReply(reply).kind).toBe('unavailable');
  });
});
