export { ReportModule } from './report.module.ts';
