import fc from 'fast-check';
import { SlowDown } from './slow-down.ts';

const CODE = 'H99.41.01-260304-0001';
const at = (seconds: number) => new Date(Date.UTC(2026, 2, 4) + seconds * 1000);

const tried = (slow: SlowDown, times: number, network: string, code = CODE) => {
  for (let n = 0; n < times; n += 1) slow.wrong(code, network, at(0));
};

describe('who names wrong secrets', () => {
  it('may mistype a few times, and waits then, longer each time, never longer than a quarter of an hour', () => {
    const slow = new SlowDown();
    tried(slow, 4, 'one');
    expect(slow.wait(CODE, 'one', at(0))).toBe(0);
    const waits = Array.from({ length: 8 }, () => {
      slow.wrong(CODE, 'one', at(0));
      return slow.wait(CODE, 'one', at(0)) / 60_000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15, 15]);
    expect(slow.wait(CODE, 'one', at(15 * 60))).toBe(0);
  });

  it('keeps nobody else waiting, and nobody at another dossier', () => {
    const slow = new SlowDown();
    tried(slow, 1_000, 'stranger');
    expect(slow.wait(CODE, 'applicant', at(0))).toBe(0);
    expect(slow.wait('H99.41.01-260304-0002', 'stranger', at(0))).toBe(0);
  });

  it('makes all networks slower where they are many, but hears the first attempt of each', () => {
    const slow = new SlowDown();
    for (let n = 0; n < 60; n += 1) slow.wrong(CODE, `network ${n}`, at(0));
    expect(slow.wait(CODE, 'network 7', at(0))).toBe(60_000);
    expect(slow.wait(CODE, 'applicant', at(0))).toBe(0);
  });

  it('is forgiven by the right one, and forgotten after an hour', () => {
    const slow = new SlowDown();
    tried(slow, 20, 'one');
    slow.right(CODE, 'one');
    expect(slow.wait(CODE, 'one', at(0))).toBe(0);
    tried(slow, 20, 'two');
    expect(slow.wait(CODE, 'two', at(3600))).toBe(0);
    slow.wrong(CODE, 'two', at(3600));
    expect(slow.wait(CODE, 'two', at(3600))).toBe(0);
  });

  it('does not fill the memory, whatever they name', () => {
    const slow = new SlowDown();
    for (let n = 0; n < 120_000; n += 1) slow.wrong(`code ${n}`, 'one', at(0));
    expect(slow.kept).toBe(200_000);
  });

  it('never keeps a network waiting that has not been wrong', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ max: 9 }), fc.integer({ max: 99 }))), (tries) => {
        const slow = new SlowDown();
        for (const [code, network] of tries) slow.wrong(`${code}`, `${network}`, at(0));
        return tries.every(([code]) => slow.wait(`${code}`, 'applicant', at(0)) === 0);
      }),
    );
  });
});
