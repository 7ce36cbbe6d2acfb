import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { Clock } from './clock.ts';
import { ShiftedClock } from './shifted-clock.ts';
import { SystemClock } from './system-clock.ts';

@Global()
@Module({
  providers: [
    {
      provide: Clock,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        config.CLOCK_FILE ? new ShiftedClock(config.CLOCK_FILE) : new SystemClock(),
    },
  ],
  exports: [Clock],
})
export class ClockModule {}
