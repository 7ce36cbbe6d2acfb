export { NoticeOverdue } from './application/notice-overdue.ts';
export { SupervisionModule, SupervisionWorkerModule } from './supervision.module.ts';
