export { BringShippedTemplates } from './application/bring-shipped-templates.ts';
export { LookAfterNotices } from './application/officers/look-after-notices.ts';
export { NoticeSilence } from './application/notice-silence.ts';
export { RemindOfSupplements } from './application/remind-of-supplements.ts';
export { TakeInReceipts } from './application/take-in-receipts.ts';
export { WeighGateways } from './application/weigh-gateways.ts';
export { NotificationModule } from './notification.module.ts';
export { NotificationWorkerModule } from './notification-worker.module.ts';
