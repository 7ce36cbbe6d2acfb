export { FireThresholds } from './application/fire-thresholds.ts';
export { NoticeOverdue } from './application/notice-overdue.ts';
export { PlanThresholds } from './application/plan-thresholds.ts';
export { SupervisionModule, SupervisionWorkerModule } from './supervision.module.ts';
