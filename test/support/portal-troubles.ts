import type { FaultRequest } from '#simulators';

type Trouble = Omit<FaultRequest, 'target'>;

/** Days of the national portal on which all of it goes on, and part of it goes wrong. */
export const portalTroubles: Readonly<Record<string, (seed: number) => readonly Trouble[]>> = {
  'answers lost after storing': () => [{ kind: 'lose-answer', every: 20 }],
  // Every other one when half of a list is stored.
  'sessions that end': () => [
    { kind: 'expire-session', every: 40 },
    { kind: 'expire-session', every: 39, first: 5 },
  ],
  'lists taken in part': (seed) => [
    {
      kind: 'refuse-some',
      share: 0.04,
      seed,
      code: '-9',
      message: 'Hệ thống đang bận, vui lòng thử lại sau',
    },
    { kind: 'refuse-some', share: 0.03, seed: seed + 1, message: 'Dữ liệu không hợp lệ' },
    { kind: 'store-some', share: 0.03, seed: seed + 2, message: 'Dữ liệu không hợp lệ' },
  ],
};
