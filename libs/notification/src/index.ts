export { BringShippedTemplates } from './application/bring-shipped-templates.ts';
export { NotificationModule } from './notification.module.ts';
export { NotificationWorkerModule } from './notification-worker.module.ts';
