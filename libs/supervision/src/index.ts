export { FireThresholds } from './application/fire-thresholds.ts';
export { NoticeOverdue } from './application/notice-overdue.ts';
export { PlanThresholds } from './application/plan-thresholds.ts';
export { ReckonForecast } from './application/reckon-forecast.ts';
export { RecountBoards } from './application/recount-boards.ts';
export { SupervisionModule, SupervisionWorkerModule } from './supervision.module.ts';
export { type Figure, FIGURES, type Figures, type Grouping, GROUPINGS } from './domain/board-figures.ts';
export { figuresOf, type OpenDossier, type RecountRules } from './domain/recount.ts';
