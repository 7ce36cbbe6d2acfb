import { Injectable } from '@nestjs/common';
import { Gauge, type OpenMetricsContentType, Registry } from 'prom-client';
import type { MetricSource } from './metric-source.ts';

/** What modules tell of themselves, in the words of OpenMetrics 1.0. */
@Injectable()
export class Metrics {
  readonly contentType = Registry.OPENMETRICS_CONTENT_TYPE;
  private readonly sources: MetricSource[] = [];

  add(source: MetricSource): void {
    this.sources.push(source);
  }

  /** All of it as it is now, whichever process is asked: it is read where the truth is, and counted nowhere else. */
  async exposition(): Promise<string> {
    const registry = new Registry<OpenMetricsContentType>();
    registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    for (const source of this.sources) {
      const readings = await source.read();
      for (const { name, help, labels = [] } of source.metrics) {
        const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
        // A gauge without labels begins at nought, which nobody has read.
        if (labels.length === 0) gauge.remove();
        for (const { value, labels: told = {} } of readings[name] ?? []) gauge.set(told, value);
      }
    }
    return registry.metrics();
  }
}
