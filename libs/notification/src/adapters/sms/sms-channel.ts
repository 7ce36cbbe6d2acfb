import type { Provider } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { CONFIG, type Config, type SmsGatewayName } from '#platform/config';
import { Logger } from '#platform/logging';
import { PartsOfMessages } from '../../application/parts-of-messages.ts';
import { SMS_GATEWAYS, type SmsGateway } from '../../application/sms-gateway.ts';
import { SmppSmsGateway } from './smpp/smpp-sms.gateway.ts';
import { SmsCarrier } from './sms.carrier.ts';
import { ViettelSmsGateway } from './viettel-sms.gateway.ts';
import { VnptSmsGateway } from './vnpt-sms.gateway.ts';

/** The gateways there may be, by the names SMS_GATEWAYS knows them by. */
const GATEWAYS: Readonly<
  Record<SmsGatewayName, (config: Config, logger: Logger, parts: PartsOfMessages, clock: Clock) => SmsGateway>
> = {
  viettel: (config, logger) => new ViettelSmsGateway(config, logger),
  vnpt: (config, logger) => new VnptSmsGateway(config, logger),
  smpp: (config, logger, parts, clock) => new SmppSmsGateway(config, parts, clock, logger),
};

const gatewayToken = (name: string): string => `SMS gateway ${name}`;

/** What text messages need. */
export const smsChannel: Provider[] = [
  SmsCarrier,
  // Each by itself, so that one with a connection hears of start and end.
  ...Object.entries(GATEWAYS).map(([name, make]) => ({
    provide: gatewayToken(name),
    useFactory: (config: Config, parts: PartsOfMessages, clock: Clock, logger: Logger) =>
      config.SMS_GATEWAYS.some((wanted) => wanted === name) ? make(config, logger, parts, clock) : undefined,
    inject: [CONFIG, PartsOfMessages, Clock, Logger],
  })),
  {
    provide: SMS_GATEWAYS,
    useFactory: ({ SMS_GATEWAYS: wanted }: Config, ...gateways: (SmsGateway | undefined)[]) =>
      wanted.flatMap((name) => gateways.find((gateway) => gateway?.name === name) ?? []),
    inject: [CONFIG, ...Object.keys(GATEWAYS).map(gatewayToken)],
  },
];
