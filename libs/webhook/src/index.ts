export { ForgetEvents } from './application/forget-events.ts';
export { WebhookModule } from './webhook.module.ts';
export { WebhookWorkerModule } from './webhook-worker.module.ts';
