export { FetchCivilArrivals } from './application/civil-status/fetch-civil-arrivals.ts';
export { ReadCivilList } from './application/civil-status/read-civil-list.ts';
export { TellCivilStates } from './application/civil-status/tell-civil-states.ts';
export { SendDeposits } from './application/send-deposits.ts';
export { SharedPlatformModule } from './shared-platform.module.ts';
export { SharedPlatformWorkerModule } from './shared-platform-worker.module.ts';
