import type { Provider } from '@nestjs/common';
import { FetchCivilArrivals, ReadCivilList, SendDeposits, TellCivilStates } from '#shared-platform';
import type { Round } from './rounds.ts';

/** Nobody waits by the second for what goes over the shared platform of itself. */
const ERRANDS_SECONDS = 15;

/** Injection token of the rounds that bring something over the shared platform. */
export const SHARED_PLATFORM_ROUNDS = Symbol('SHARED_PLATFORM_ROUNDS');

export const sharedPlatformRounds: Provider = {
  provide: SHARED_PLATFORM_ROUNDS,
  inject: [SendDeposits, ReadCivilList, FetchCivilArrivals, TellCivilStates],
  useFactory: (
    deposits: SendDeposits,
    list: ReadCivilList,
    arrivals: FetchCivilArrivals,
    states: TellCivilStates,
  ): Round[] => [
    { name: 'deposits in stores of papers', everySeconds: ERRANDS_SECONDS, run: () => deposits.execute() },
    { name: 'list of the civil-status system', everySeconds: ERRANDS_SECONDS, run: () => list.execute() },
    { name: 'dossiers of civil status', everySeconds: ERRANDS_SECONDS, run: () => arrivals.execute() },
    { name: 'states told of civil status', everySeconds: ERRANDS_SECONDS, run: () => states.execute() },
  ],
};
