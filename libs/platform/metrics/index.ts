export { type Metric, type MetricSource, reading, type Reading } from './metric-source.ts';
export { Metrics } from './metrics.ts';
export { MetricsModule } from './metrics.module.ts';
