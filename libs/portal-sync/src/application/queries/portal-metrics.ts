import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Metric, Metrics, type MetricSource, reading, type Reading } from '#platform/metrics';
import { PortalLag } from './portal-lag.ts';

const HOURS = 1;

/** How far the national portal is behind. */
@Injectable()
export class PortalMetrics implements MetricSource, OnModuleInit {
  readonly metrics: readonly Metric[] = [
    {
      name: 'mot_cua_portal_waiting_changes',
      help: 'Changes on their way to the national portal, at most 10000',
    },
    {
      name: 'mot_cua_portal_refused_changes',
      help: 'Changes the national portal refused, which wait for a person',
    },
    {
      name: 'mot_cua_portal_refused_letters',
      help: 'Standings, answers and ratings the national portal refused, which wait for a person',
    },
    {
      name: 'mot_cua_portal_oldest_seconds',
      help: 'Age of the oldest change the national portal does not have',
    },
    { name: 'mot_cua_portal_paused', help: '1 = changes are held back by an operator' },
    { name: 'mot_cua_portal_acknowledged', help: 'Changes the national portal took within the last hour' },
    {
      ...{ name: 'mot_cua_portal_delay_seconds', labels: ['quantile'] },
      help: 'From a change to the portal having it, of those it took within the last hour',
    },
  ];

  constructor(
    private readonly lag: PortalLag,
    private readonly kept: Metrics,
  ) {}

  onModuleInit(): void {
    this.kept.add(this);
  }

  async read(): Promise<Record<string, readonly Reading[]>> {
    const figures = await this.lag.ofLast(HOURS);
    const { waiting, setAside, lettersSetAside, oldest, pause, acknowledged, delay, to } = figures;
    return {
      mot_cua_portal_waiting_changes: reading(waiting),
      mot_cua_portal_refused_changes: reading(setAside),
      mot_cua_portal_refused_letters: reading(lettersSetAside),
      mot_cua_portal_oldest_seconds: reading(oldest && (to.getTime() - oldest.getTime()) / 1000),
      mot_cua_portal_paused: reading(pause ? 1 : 0),
      mot_cua_portal_acknowledged: reading(acknowledged),
      mot_cua_portal_delay_seconds: [
        ...reading(delay.p50, { quantile: '0.5' }),
        ...reading(delay.p99, { quantile: '0.99' }),
      ],
    };
  }
}
