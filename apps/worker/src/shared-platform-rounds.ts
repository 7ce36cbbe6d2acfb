import type { Provider } from '@nestjs/common';
import { SendDeposits } from '#shared-platform';
import type { Round } from './rounds.ts';

/** Nobody waits by the second for what goes over the shared platform of itself. */
const ERRANDS_SECONDS = 15;

/** Injection token of the rounds that bring something over the shared platform. */
export const SHARED_PLATFORM_ROUNDS = Symbol('SHARED_PLATFORM_ROUNDS');

export const sharedPlatformRounds: Provider = {
  provide: SHARED_PLATFORM_ROUNDS,
  inject: [SendDeposits],
  useFactory: (deposits: SendDeposits): Round[] => [
    { name: 'deposits in stores of papers', everySeconds: ERRANDS_SECONDS, run: () => deposits.execute() },
  ],
};
