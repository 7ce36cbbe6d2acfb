import { underWay } from './under-way.ts';

describe('what is under way', () => {
  it('is counted by name until it is over, also when it failed', async () => {
    const over = underWay.begin('a round');
    let fail = (): void => undefined;
    const failing = underWay.during(
      'a round',
      () =>
        new Promise((_resolve, reject) => {
          fail = () => reject(new Error('failed'));
        }),
    );
    expect(underWay.present()).toEqual({ 'a round': 2 });
    fail();
    await expect(failing).rejects.toThrow('failed');
    expect(underWay.present()).toEqual({ 'a round': 1 });
    over();
    expect(underWay.present()).toEqual({});
  });
});
