export { SendDeposits } from './application/send-deposits.ts';
export { SharedPlatformModule } from './shared-platform.module.ts';
export { SharedPlatformWorkerModule } from './shared-platform-worker.module.ts';
