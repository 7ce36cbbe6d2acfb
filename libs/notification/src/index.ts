export { BringShippedTemplates } from './application/bring-shipped-templates.ts';
export { TakeInReceipts } from './application/take-in-receipts.ts';
export { WeighGateways } from './application/weigh-gateways.ts';
export { NotificationModule } from './notification.module.ts';
export { NotificationWorkerModule } from './notification-worker.module.ts';
