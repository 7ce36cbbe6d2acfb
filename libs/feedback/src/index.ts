export { FeedbackModule, FeedbackWorkerModule } from './feedback.module.ts';
