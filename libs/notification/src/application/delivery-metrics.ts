import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Metric, Metrics, type MetricSource, reading, type Reading } from '#platform/metrics';
import type { GatewayFigures, Waiting } from '../persistence/delivery-figures.ts';
import { DeliveryFigures } from './delivery-figures.ts';

const HOURS = 1;
const ofGateway = { labels: ['channel', 'gateway'] } as const;
const ofChannel = { labels: ['channel'] } as const;

/** How messages have been going over the last hour, for who watches over the province's systems. */
@Injectable()
export class DeliveryMetrics implements MetricSource, OnModuleInit {
  readonly metrics: readonly Metric[] = [
    { name: 'mot_cua_messages_waiting', help: 'Messages on their way, at most 10000', ...ofChannel },
    {
      ...{ name: 'mot_cua_messages_oldest_seconds', ...ofChannel },
      help: 'For how long the one has been due that waits longest',
    },
    { name: 'mot_cua_gateway_calls', help: 'Calls within the last hour', ...ofGateway },
    { name: 'mot_cua_gateway_accepted', help: 'Messages taken within the last hour', ...ofGateway },
    {
      name: 'mot_cua_gateway_arrived',
      help: 'Of its calls within the last hour, said to have arrived',
      ...ofGateway,
    },
    { name: 'mot_cua_gateway_abandoned', help: 'Calls within the last hour whose worker died', ...ofGateway },
    { name: 'mot_cua_gateway_segments', help: 'SMS segments taken within the last hour', ...ofGateway },
    {
      ...{ name: 'mot_cua_message_wait_p99_seconds', ...ofGateway },
      help: 'From what a message tells of to its first call, all but the slowest hundredth, within the last hour',
    },
  ];

  constructor(
    private readonly figures: DeliveryFigures,
    private readonly kept: Metrics,
  ) {}

  onModuleInit(): void {
    this.kept.add(this);
  }

  async read(): Promise<Record<string, readonly Reading[]>> {
    const { gateways, waiting, to } = await this.figures.ofLast(HOURS);
    const perGateway = (value: (of: GatewayFigures) => number | null) =>
      gateways.flatMap((one) => reading(value(one), { channel: one.channel, gateway: one.gateway }));
    const perChannel = (value: (of: Waiting) => number | null) =>
      waiting.flatMap((one) => reading(value(one), { channel: one.channel }));
    return {
      mot_cua_messages_waiting: perChannel(({ messages }) => messages),
      mot_cua_messages_oldest_seconds: perChannel(
        ({ oldest }) => oldest && (to.getTime() - oldest.getTime()) / 1000,
      ),
      mot_cua_gateway_calls: perGateway(({ calls }) => calls),
      mot_cua_gateway_accepted: perGateway(({ accepted }) => accepted),
      mot_cua_gateway_arrived: perGateway(({ arrived }) => arrived),
      mot_cua_gateway_abandoned: perGateway(({ abandoned }) => abandoned),
      mot_cua_gateway_segments: perGateway(({ segments }) => segments),
      mot_cua_message_wait_p99_seconds: perGateway(({ waiting: wait }) => wait.p99),
    };
  }
}
